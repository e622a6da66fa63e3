import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The environment that programs are looked for in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Full path of a program in `PATH`, or in one of the folders tried before it; null when there is none. */
export async function findProgram(
  name: string,
  env: Environment,
  folders: readonly string[] = [],
): Promise<string | null> {
  const path = (env['PATH'] ?? '').split(delimiter);
  for (const folder of [...folders, ...path].filter((part) => part !== '')) {
    const program = join(folder, name);
    if (await isExecutable(program)) {
      return program;
    }
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
