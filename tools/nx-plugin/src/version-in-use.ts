import { readJson, type Tree } from '@nx/devkit';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * The version of an npm package that this repository already uses, so that a new project adds none.
 * @throws Error when no project uses the package
 */
export function versionInUse(tree: Tree, packageName: string): string {
  for (const path of manifestPaths(tree)) {
    const { dependencies, devDependencies } = readJson<Manifest>(tree, path);
    const version = dependencies?.[packageName] ?? devDependencies?.[packageName];
    if (version !== undefined) {
      return version;
    }
  }
  throw new Error(
    `No package.json of this repository names "${packageName}", which the new project needs: add it to the root first (npm install --save-dev --save-exact ${packageName}).`,
  );
}

function manifestPaths(tree: Tree): string[] {
  const projects = ['apps', 'libs', 'tools'].flatMap((folder) =>
    tree.children(folder).map((name) => `${folder}/${name}/package.json`),
  );
  return ['package.json', ...projects].filter((path) => tree.exists(path));
}
