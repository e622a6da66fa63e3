import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '@nx/devkit';

/**
 * Runs a generator and takes back every change that it made outside `projectRoot`: an official generator
 * also writes to nx.json, to the root's dependencies, to ignore files. Changes that were already pending
 * are kept as they were.
 */
export async function contained(
  tree: Tree,
  projectRoot: string,
  generate: () => Promise<unknown>,
): Promise<void> {
  const pending = new Map(tree.listChanges().map((change) => [change.path, change.content]));
  await generate();
  const touched = new Set([...pending.keys(), ...tree.listChanges().map(({ path }) => path)]);
  for (const path of touched) {
    if (path.startsWith(`${projectRoot}/`)) {
      continue;
    }
    const before = pending.has(path) ? pending.get(path) : contentOnDisk(join(tree.root, path));
    if (before === undefined || before === null) {
      tree.delete(path);
    } else {
      tree.write(path, before);
    }
  }
}

function contentOnDisk(path: string): Buffer | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}
