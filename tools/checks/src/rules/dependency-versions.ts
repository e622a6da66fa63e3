import type { SourceTree } from '../source-tree.ts';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** One line of a package.json that asks for a package. */
export interface DependencyLine {
  readonly path: string;
  readonly name: string;
  readonly version: string;
}

const WORKSPACE_SCOPE = '@elevendops/';
const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** Every package.json asks for exact versions, and all of them for the same one. */
export function checkDependencyVersions(tree: SourceTree): string[] {
  const lines = dependencyLines(tree);
  return [...lines.flatMap(inexact), ...disagreements(lines)];
}

/** What all package.json files ask for, from this repository and from npm. */
export function dependencyLines(tree: SourceTree): DependencyLine[] {
  return tree.files
    .filter((path) => path === 'package.json' || path.endsWith('/package.json'))
    .flatMap((path) => {
      const manifest = JSON.parse(tree.read(path)) as Manifest;
      return [
        manifest.dependencies,
        manifest.devDependencies,
        manifest.optionalDependencies,
      ].flatMap((section) =>
        Object.entries(section ?? {}).map(([name, version]) => ({ path, name, version })),
      );
    });
}

function inexact({ path, name, version }: DependencyLine): string[] {
  if (name.startsWith(WORKSPACE_SCOPE)) {
    return version === '*'
      ? []
      : [`${path}: "${name}" is a package of this repository; ask for "*", not "${version}".`];
  }
  return EXACT.test(version)
    ? []
    : [
        `${path}: "${name}": "${version}" is not exact; write the version that package-lock.json has.`,
      ];
}

function disagreements(lines: readonly DependencyLine[]): string[] {
  const byName = Map.groupBy(lines, ({ name }) => name);
  return [...byName].flatMap(([name, asked]) => {
    const versions = [...new Set(asked.map(({ version }) => version))];
    return versions.length <= 1
      ? []
      : [
          `"${name}" is asked for in ${String(versions.length)} versions; make them one: ${asked
            .map(({ path, version }) => `${version} in ${path}`)
            .join(', ')}.`,
        ];
  });
}
