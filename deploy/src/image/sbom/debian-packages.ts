import type { TarEntry } from '../archive/read-tar.ts';
import { ImageError } from '../image-error.ts';

/** A package of Debian whose files are in an image. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  /** As SPDX writes it; null for a package that nobody has looked at. */
  readonly licence: string | null;
}

/** Where an image without a package manager says which packages its files are of. */
export const STATUS_FOLDER = 'var/lib/dpkg/status.d/';

/** What the copyright files of these say, which no program can read. */
const LICENCES: Readonly<Record<string, string>> = {
  libatomic1: 'GPL-3.0-or-later WITH GCC-exception-3.1',
  libc6: 'LGPL-2.1-or-later',
  'libgcc-s1': 'GPL-3.0-or-later WITH GCC-exception-3.1',
  'libstdc++6': 'GPL-3.0-or-later WITH GCC-exception-3.1',
  tini: 'MIT',
};

/** The packages of Debian in an image, by name. */
export function debianPackages(files: ReadonlyMap<string, TarEntry>): DebianPackage[] {
  return [...files.values()]
    .filter(({ path, kind }) => path.startsWith(STATUS_FOLDER) && kind === 'file')
    .map(({ path, bytes }) => parseStanza(bytes.toString('utf8'), path))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** The release of Debian that an image is made of, such as `12`; null when it does not say. */
export function debianRelease(files: ReadonlyMap<string, TarEntry>): string | null {
  const text = files.get('etc/os-release')?.bytes.toString('utf8') ?? '';
  return /^VERSION_ID="?([\d.]+)"?$/m.exec(text)?.[1] ?? null;
}

function parseStanza(text: string, path: string): DebianPackage {
  const field = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(text)?.[1];
  const name = field('Package');
  const version = field('Version');
  if (name === undefined || version === undefined) {
    throw new ImageError(`/${path} names no package: dpkg-query -s must have written it.`);
  }
  return {
    name,
    version,
    architecture: field('Architecture') ?? 'all',
    licence: LICENCES[name] ?? null,
  };
}
