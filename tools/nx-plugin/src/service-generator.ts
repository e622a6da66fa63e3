import { join } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { applicationGenerator } from '@nx/node';
import { contained } from './contained.ts';
import { houseShape } from './house-shape.ts';
import { assertProjectName, PACKAGE_SCOPE } from './project-name.ts';
import { versionInUse } from './version-in-use.ts';

/** What `nx g @elevendops/nx-plugin:service` is told. */
export interface ServiceGeneratorOptions {
  readonly name: string;
  /** One sentence. @default what the new service answers */
  readonly description?: string;
  /** @default false */
  readonly skipInstall?: boolean;
}

const FIRST_DESCRIPTION = 'An HTTP service that says how it is.';

/**
 * Creates an HTTP service: the official generator of `@nx/node` makes it, then it gets the shape of
 * this repository: one bundle by Vite, and the life of every service here (`@elevendops/service`).
 * Nothing outside the service changes but the references of the root `tsconfig.json`.
 */
export default async function serviceGenerator(
  tree: Tree,
  options: ServiceGeneratorOptions,
): Promise<GeneratorCallback> {
  const { name, description = FIRST_DESCRIPTION } = options;
  assertProjectName(tree, name);
  const projectRoot = `apps/${name}`;
  const packageName = `${PACKAGE_SCOPE}/${name}`;
  await contained(tree, projectRoot, () =>
    applicationGenerator(tree, {
      directory: projectRoot,
      name: packageName,
      framework: 'express',
      // Of the two bundlers it knows, the one whose traces are all inside what is replaced below.
      bundler: 'esbuild',
      linter: 'none',
      formatter: 'none',
      unitTestRunner: 'none',
      e2eTestRunner: 'none',
      useProjectJson: false,
      skipPackageJson: true,
      skipFormat: true,
    }),
  );
  return houseShape(tree, {
    projectRoot,
    templates: join(import.meta.dirname, 'files/service'),
    values: {
      name,
      packageName,
      description,
      express: versionInUse(tree, 'express'),
      expressTypes: versionInUse(tree, '@types/express'),
      fastCheck: versionInUse(tree, 'fast-check'),
    },
    skipInstall: options.skipInstall ?? false,
  });
}
