import { join } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { libraryGenerator } from '@nx/js';
import { contained } from './contained.ts';
import { houseShape } from './house-shape.ts';
import { assertProjectName, PACKAGE_SCOPE } from './project-name.ts';
import { versionInUse } from './version-in-use.ts';

/** What `nx g @elevendops/nx-plugin:lib` is told. */
export interface LibGeneratorOptions {
  readonly name: string;
  readonly platform: 'any' | 'node' | 'browser';
  /** @default 'runtime' */
  readonly scope?: 'runtime' | 'shared' | 'deploy';
  /** One sentence. @default what the first function of the new library does */
  readonly description?: string;
  /** @default false */
  readonly skipInstall?: boolean;
}

const FIRST_DESCRIPTION = 'Keeps the first of every value in a list.';

/**
 * Creates a library: the official generator of `@nx/js` makes it, then it gets the shape of this
 * repository. Nothing outside the library changes but the references of the root `tsconfig.json`.
 */
export default async function libGenerator(
  tree: Tree,
  options: LibGeneratorOptions,
): Promise<GeneratorCallback> {
  const { name, platform, scope = 'runtime', description = FIRST_DESCRIPTION } = options;
  assertProjectName(tree, name);
  const projectRoot = `libs/${name}`;
  const packageName = `${PACKAGE_SCOPE}/${name}`;
  await contained(tree, projectRoot, () =>
    libraryGenerator(tree, {
      directory: projectRoot,
      name: packageName,
      importPath: packageName,
      bundler: 'none',
      linter: 'none',
      formatter: 'none',
      unitTestRunner: 'none',
      useProjectJson: false,
      skipPackageJson: true,
      skipFormat: true,
    }),
  );
  return houseShape(tree, {
    projectRoot,
    templates: join(import.meta.dirname, 'files/lib'),
    values: {
      name,
      packageName,
      platform,
      scope,
      description,
      fastCheck: versionInUse(tree, 'fast-check'),
    },
    skipInstall: options.skipInstall ?? false,
  });
}
