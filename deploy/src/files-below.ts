import { chmodSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { World } from '@elevendops/manifests';

const RUNNABLE = 0o755;

/** The files below a folder, as the programs of the deployment touch them. */
export function filesBelow(root: string): Pick<World, 'readText' | 'writeText' | 'list'> {
  return {
    readText(path) {
      try {
        return readFileSync(resolve(root, path), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          return null;
        }
        throw error;
      }
    },
    writeText(path, text) {
      const file = resolve(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      if (file.endsWith('.sh')) {
        chmodSync(file, RUNNABLE);
      }
    },
    list: (pattern) => globSync(pattern, { cwd: root }).map((path) => path.replaceAll(sep, '/')),
  };
}
