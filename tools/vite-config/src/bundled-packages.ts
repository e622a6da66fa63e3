import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A package of npm whose code is in a bundle. */
export interface BundledPackage {
  /** Where it is installed, from the root: the key of package-lock.json. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** What its package.json says; null when it says nothing. */
  readonly licence: string | null;
}

/** What is in a bundle besides what is imported. */
export interface BundledPackagesOptions {
  /** Folders of packages whose files are copied beside the bundle. @default none */
  readonly copied?: readonly string[];
}

/** Written beside the bundle; what is shipped leaves it out. */
export const BUNDLED_PACKAGES_FILE = 'bundled-packages.json';

const PACKAGE = /^(.*?\/)?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/;

/**
 * Writes down which packages have code in the bundle: not those that are installed, nor those of which
 * nothing is left, but what a person who gets the bundle gets with it.
 */
export function bundledPackages({ copied = [] }: BundledPackagesOptions = {}): Plugin {
  return {
    name: 'bundled-packages',
    apply: 'build',
    writeBundle({ dir = '.' }, bundle) {
      const files = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk'
          ? Object.entries(output.modules)
              .filter(([, { renderedLength }]) => renderedLength > 0)
              .map(([id]) => id)
          : [],
      );
      // A style sheet leaves no code in a chunk.
      const styles = [...this.getModuleIds()].filter((id) => /\.css(?:\?|$)/.test(id));
      const folders = new Map(
        [...files, ...styles, ...copied].flatMap((file) => {
          const folder = packageFolder(file);
          return folder === null ? [] : [[folder.path, folder.root] as const];
        }),
      );
      const packages = [...folders.keys()]
        .toSorted()
        .map((path) => describePackage(`${folders.get(path) ?? ''}${path}`, path));
      writeFileSync(join(dir, BUNDLED_PACKAGES_FILE), `${JSON.stringify(packages, null, 2)}\n`);
    },
  };
}

/** The folder of the package that a file is of, from the root that `node_modules` is in; null for our own. */
export function packageFolder(file: string): { root: string; path: string } | null {
  const [, root = '', path] = PACKAGE.exec(file.replaceAll('\\', '/').replace(/^\0/, '')) ?? [];
  return path === undefined ? null : { root, path };
}

type Licence = string | { readonly type?: string };

function describePackage(folder: string, path: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    readonly name?: string;
    readonly version?: string;
    readonly license?: Licence;
    readonly licenses?: readonly Licence[];
  };
  const { name = path, version = '0.0.0', license, licenses = [] } = manifest;
  // Before SPDX there were objects, and lists to choose from.
  const choices = (license === undefined ? licenses : [license]).flatMap((licence) =>
    typeof licence === 'string' ? licence : (licence.type ?? []),
  );
  return {
    path,
    name,
    version,
    licence: choices.length > 1 ? `(${choices.join(' OR ')})` : (choices[0] ?? null),
  };
}
