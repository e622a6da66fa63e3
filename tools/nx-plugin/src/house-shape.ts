import {
  formatFiles,
  generateFiles,
  installPackagesTask,
  updateJson,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';

/** What a new project is filled with. */
export interface HouseShapeOptions {
  /** Folder of the project, relative to the workspace. */
  readonly projectRoot: string;
  /** Folder of the templates. */
  readonly templates: string;
  /** Values that the templates name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Leave node_modules and the lockfile as they are. */
  readonly skipInstall: boolean;
}

interface SolutionConfig {
  readonly references?: readonly { readonly path: string }[];
}

/**
 * Replaces whatever is in the project by the house's templates, and makes the project known to the
 * root's TypeScript solution. The result links the new package into node_modules and the lockfile.
 */
export async function houseShape(
  tree: Tree,
  options: HouseShapeOptions,
): Promise<GeneratorCallback> {
  const { projectRoot, templates, values, skipInstall } = options;
  tree.delete(projectRoot);
  generateFiles(tree, templates, projectRoot, { ...values });
  updateJson<SolutionConfig>(tree, 'tsconfig.json', (config) => ({
    ...config,
    references: [...(config.references ?? []), { path: `./${projectRoot}` }],
  }));
  await formatFiles(tree);
  return () => {
    if (!skipInstall) {
      installPackagesTask(tree, true);
    }
  };
}
