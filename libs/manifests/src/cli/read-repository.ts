import type { Repository } from '../manifests/manifest-files.ts';
import { parseFirestoreIndexes } from '../setup/firestore-indexes.ts';
import type { World } from './world.ts';

const INDEXES = 'deploy/firestore.indexes.json';

/**
 * What manifests depend on in the repository itself.
 *
 * @throws Error when it is not the root of the repository
 */
export function readRepository({ readText, list }: World): Repository {
  const indexes = readText(INDEXES);
  const root = readText('package.json');
  if (indexes === null || root === null) {
    throw new Error(
      `There is no ${indexes === null ? INDEXES : 'package.json'} here: run it in the root of the repository.`,
    );
  }
  const { workspaces = [] } = JSON.parse(root) as { readonly workspaces?: readonly string[] };
  const folders = workspaces.flatMap((pattern) =>
    list(`${pattern}/package.json`).map((path) => path.slice(0, -'/package.json'.length)),
  );
  return { workspaces: folders.toSorted(), indexes: parseFirestoreIndexes(indexes) };
}
