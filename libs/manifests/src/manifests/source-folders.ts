/** The package.json of a workspace, as far as it says what it needs. */
export interface WorkspaceManifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** A workspace that is no dependency of what it bundles. */
const BUNDLER = 'tools/vite-config';

/**
 * The workspaces, by their folders, whose source ends up in the image: the apps, what they depend on at run
 * time, and what bundles them. What only tests them is none of them.
 */
export function sourceFolders(workspaces: ReadonlyMap<string, WorkspaceManifest>): string[] {
  const byName = new Map([...workspaces].map(([folder, { name }]) => [name, folder]));
  const found = new Set<string>();
  const follow = (folder: string): void => {
    if (found.has(folder)) {
      return;
    }
    found.add(folder);
    for (const name of Object.keys(workspaces.get(folder)?.dependencies ?? {})) {
      const needed = byName.get(name);
      if (needed !== undefined) {
        follow(needed);
      }
    }
  };
  for (const folder of workspaces.keys()) {
    if (folder.startsWith('apps/') || folder === BUNDLER) {
      follow(folder);
    }
  }
  return [...found].toSorted();
}
