import type { Repository } from '../manifests/manifest-files.ts';
import { sourceFolders, type WorkspaceManifest } from '../manifests/source-folders.ts';
import { parseFirestoreIndexes } from '../setup/firestore-indexes.ts';
import type { World } from './world.ts';

const INDEXES = 'deploy/firestore.indexes.json';

/**
 * What manifests depend on in the repository itself.
 *
 * @throws Error when it is not the root of the repository
 */
export function readRepository({ readText, list }: Pick<World, 'readText' | 'list'>): Repository {
  const indexes = readText(INDEXES);
  const root = readText('package.json');
  if (indexes === null || root === null) {
    throw new Error(
      `There is no ${indexes === null ? INDEXES : 'package.json'} here: run it in the root of the repository.`,
    );
  }
  const { workspaces = [], version = '0.0.0' } = JSON.parse(root) as {
    readonly workspaces?: readonly string[];
    readonly version?: string;
  };
  const manifests = new Map(
    workspaces
      .flatMap((pattern) => list(`${pattern}/package.json`))
      .map((path) => [
        path.slice(0, -'/package.json'.length),
        JSON.parse(readText(path) ?? '{}') as WorkspaceManifest,
      ]),
  );
  return {
    workspaces: [...manifests.keys()].toSorted(),
    sources: sourceFolders(manifests),
    version,
    indexes: parseFirestoreIndexes(indexes),
  };
}
