import { globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a program needs to find its own programs and libraries in the folder that it was unpacked in. */
export function debianEnvironment(root: string): Readonly<Record<string, string>> {
  const programs = ['usr/bin', 'usr/sbin', 'bin', 'sbin'].map((folder) => join(root, folder));
  return {
    PATH: [...programs, '/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'].join(delimiter),
    LD_LIBRARY_PATH: globSync(['usr/lib/*-linux-gnu*', 'lib/*-linux-gnu*'], { cwd: root })
      .map((folder) => join(root, folder))
      .join(delimiter),
    PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
  };
}
