import type { SourceTree } from '../source-tree.ts';

interface Lockfile {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly resolved?: string; readonly link?: boolean }
    >
  >;
}

const PATH = 'package-lock.json';
/** npm sometimes drops optional packages of other platforms: https://github.com/nrwl/nx/issues/31649 */
const NATIVE_NX = '@nx/nx-linux-x64-gnu';

/** Packages that only work together when all are of one version. */
const FAMILIES = [
  { name: 'Nx', includes: (name: string) => name === 'nx' || name.startsWith('@nx/') },
  { name: 'Mantine', includes: (name: string) => name.startsWith('@mantine/') },
] as const;

/** The lockfile has Nx's native binary, one version per package family, and no registry's address. */
export function checkLockfile(tree: SourceTree): string[] {
  if (!tree.has(PATH)) {
    return [`${PATH} is missing: run npm install and add it.`];
  }
  const { packages } = JSON.parse(tree.read(PATH)) as Lockfile;
  const installed = Object.entries(packages).map(([path, { version, resolved }]) => ({
    name: path.split('node_modules/').at(-1) ?? path,
    path,
    version,
    resolved,
  }));
  const addressed = installed.filter(({ resolved }) => /^[a-z+]+:\/\//i.test(resolved ?? ''));
  return [
    ...(installed.some(({ name }) => name === NATIVE_NX)
      ? []
      : [`${PATH} lacks ${NATIVE_NX}: delete ${PATH} and node_modules and run npm install once.`]),
    ...addressed
      .slice(0, 1)
      .map(
        ({ path, resolved }) =>
          `${PATH}: ${String(addressed.length)} packages are bound to an address (${path}: ${String(resolved)}); run npm install --package-lock-only --omit-lockfile-registry-resolved.`,
      ),
    ...FAMILIES.flatMap((family) => {
      const members = installed.filter(
        ({ name, version }) => version !== undefined && family.includes(name),
      );
      const versions = [...new Set(members.map(({ version }) => version))];
      return versions.length <= 1
        ? []
        : [
            `${PATH} has ${String(versions.length)} versions of ${family.name} (${versions.join(', ')}): ask for the same one everywhere, then npm install.`,
          ];
    }),
  ];
}
