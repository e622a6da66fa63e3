import { z } from 'zod';
import type { TarEntry } from '../archive/read-tar.ts';
import { ImageError } from '../image-error.ts';

/** A package of npm whose code is in an image. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX writes it; null when it says none. */
  readonly licence: string | null;
  /** `sha512-…` of what the registry gave. */
  readonly integrity: string | null;
  /** The apps that it is in. */
  readonly apps: readonly string[];
}

/** Where the build leaves the list of each app. */
export const BUNDLED_FOLDER = 'app/bundled/';

const LIST = z.array(
  z.object({
    path: z.string(),
    name: z.string(),
    version: z.string(),
    licence: z.string().nullable(),
  }),
);
const LOCKFILE = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});

/**
 * The packages of npm in an image, by name and version.
 *
 * @param lockfile package-lock.json of the source that the image was built from
 * @throws ImageError (`ERR_IMAGE`) when there is no list, or the lockfile is that of another source
 */
export function bundledPackages(
  files: ReadonlyMap<string, TarEntry>,
  lockfile: string,
): BundledPackage[] {
  const { packages: locked } = LOCKFILE.parse(JSON.parse(lockfile));
  const found = new Map<string, BundledPackage>();
  const lists = [...files.values()].filter(({ path }) => /^app\/bundled\/[^/]+\.json$/.test(path));
  if (lists.length === 0) {
    throw new ImageError(
      `There is no list of bundled packages in /${BUNDLED_FOLDER} of the image.`,
    );
  }
  for (const { path, bytes } of lists) {
    const app = path.slice(BUNDLED_FOLDER.length, -'.json'.length);
    for (const { path: folder, name, version, licence } of LIST.parse(
      JSON.parse(bytes.toString('utf8')),
    )) {
      const lock = locked[folder];
      if (lock?.version !== version) {
        throw new ImageError(
          `${folder} is ${version} in the image, and ${lock?.version ?? 'not'} in package-lock.json: build the image again.`,
        );
      }
      const key = `${name}@${version}`;
      const apps = [...new Set([...(found.get(key)?.apps ?? []), app])].toSorted();
      found.set(key, { name, version, licence, integrity: lock.integrity ?? null, apps });
    }
  }
  return [...found.keys()].toSorted().flatMap((key) => found.get(key) ?? []);
}
