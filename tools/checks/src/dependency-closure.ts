/** A package in package-lock.json. */
export interface LockedPackage {
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The `packages` of package-lock.json: by the folder each is installed in, from the root. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

const INSTALLED = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;

/**
 * The folders of everything that the roots need, themselves included, each with the folders that lead to
 * it. Peers and optional packages that are not installed are left out.
 *
 * @param withDev whether the roots' development dependencies count as well
 */
export function dependencyClosure(
  packages: LockedPackages,
  roots: readonly string[],
  withDev: boolean,
): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>();
  const rootFolders = new Set(roots);
  const follow = (folder: string, before: readonly string[]): void => {
    if (ways.has(folder)) {
      return;
    }
    const way = [...before, folder];
    ways.set(folder, way);
    const kinds =
      withDev && rootFolders.has(folder) ? [...INSTALLED, 'devDependencies' as const] : INSTALLED;
    for (const name of kinds.flatMap((kind) => Object.keys(packages[folder]?.[kind] ?? {}))) {
      const needed = installedFolder(packages, folder, name);
      if (needed !== null) {
        follow(needed, way);
      }
    }
  };
  for (const root of roots) {
    follow(root, []);
  }
  return ways;
}

/** Where Node finds a package from a folder: in the nearest node_modules above; links are followed. */
function installedFolder(packages: LockedPackages, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    const found = packages[candidate];
    if (found !== undefined) {
      return found.link === true ? (found.resolved ?? candidate) : candidate;
    }
    if (folder === '') {
      return null;
    }
  }
}
