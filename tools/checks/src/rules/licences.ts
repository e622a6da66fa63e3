import { dependencyClosure, type LockedPackages } from '../dependency-closure.ts';
import { canAccept } from '../licence-expression.ts';
import type { SourceTree } from '../source-tree.ts';

const LOCKFILE = 'package-lock.json';

/** The one project that may need a package under the GPL; NOTICE says how it is kept apart. */
const APART = 'tools/offline-voice';

/** Licences that ask for nothing but their notice. */
const PERMISSIVE: readonly string[] = [
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
  ...['BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Zlib', 'Python-2.0'],
];
const COPYLEFT = /^(?:[AL]?GPL|SSPL|OSL|EUPL)\b/i;

/** What packages are under when their package.json does not say it, or not all of it. */
const KNOWN: Readonly<Record<string, string>> = {
  busboy: 'MIT',
  streamsearch: 'MIT',
  'wasm-media-encoders': 'MIT AND LGPL-2.0-or-later',
};

const UNKNOWN = 'UNKNOWN';

/**
 * What the apps need in production is under permissive licences, and nothing but the offline voice needs
 * a package under a licence of the GPL's family.
 */
export function checkLicences(tree: SourceTree): string[] {
  if (!tree.has(LOCKFILE)) {
    return [];
  }
  const { packages } = JSON.parse(tree.read(LOCKFILE)) as { readonly packages: LockedPackages };
  const projects = Object.keys(packages).filter((folder) => !folder.includes('node_modules/'));
  const apps = projects.filter((folder) => folder.startsWith('apps/'));
  const others = projects.filter((folder) => folder !== APART);

  const inProduction = found(packages, apps, false, isPermissive).map(
    ({ licence, way }) =>
      `${way} is under ${licence}, which is no permissive licence, and would be in the production image: take another package, or add its licence to tools/checks/src/rules/licences.ts.`,
  );
  const anywhere = found(packages, others, true, (licence) => !COPYLEFT.test(licence)).map(
    ({ licence, way }) =>
      `${way} is under ${licence}: only ${APART} may need such a package, as a program of its own.`,
  );
  return [...inProduction, ...anywhere];
}

function found(
  packages: LockedPackages,
  roots: readonly string[],
  withDev: boolean,
  accepts: (licence: string) => boolean,
): { readonly licence: string; readonly way: string }[] {
  const closure = dependencyClosure(packages, roots, withDev);
  return [...closure]
    .filter(([folder]) => folder.includes('node_modules/'))
    .map(([folder, way]) => ({
      licence: licenceOf(packages, folder),
      way: way.map((each) => each.split('node_modules/').at(-1)).join(' > '),
    }))
    .filter(({ licence }) => !canAccept(licence, accepts));
}

function licenceOf(packages: LockedPackages, folder: string): string {
  const name = folder.split('node_modules/').at(-1) ?? folder;
  return KNOWN[name] ?? packages[folder]?.license ?? UNKNOWN;
}

function isPermissive(licence: string): boolean {
  return PERMISSIVE.includes(licence);
}
