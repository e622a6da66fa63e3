import { formatFiles, writeJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

/** A workspace in memory with what the generators ask the root and the other projects for. */
export async function houseTree(): Promise<Tree> {
  const tree = createTreeWithEmptyWorkspace();
  tree.delete('.oxfmtrc.json');
  tree.write('.prettierrc', '{ "singleQuote": true, "printWidth": 100 }');
  writeJson(tree, 'package.json', {
    name: 'house',
    private: true,
    type: 'module',
    workspaces: ['apps/*', 'libs/*', 'tools/*'],
    devDependencies: { 'fast-check': '4.0.0', typescript: '6.0.3' },
  });
  writeJson(tree, 'tsconfig.base.json', { compilerOptions: { composite: true, strict: true } });
  writeJson(tree, 'tsconfig.json', {
    extends: './tsconfig.base.json',
    files: [],
    references: [{ path: './apps/api' }],
  });
  writeJson(tree, 'apps/api/package.json', {
    name: '@elevendops/api',
    dependencies: { express: '5.3.0' },
    devDependencies: { '@types/express': '5.0.6' },
  });
  await formatFiles(tree);
  return tree;
}

/** The text of every file of a tree, by path. */
export function filesOf(tree: Tree, folder = '.'): Record<string, string> {
  return Object.fromEntries(
    tree.children(folder).flatMap((name): (readonly [string, string])[] => {
      const path = folder === '.' ? name : `${folder}/${name}`;
      return tree.isFile(path)
        ? [[path, tree.read(path, 'utf8') ?? '']]
        : Object.entries(filesOf(tree, path));
    }),
  );
}

/** The files outside a folder, without the solution that every new project is added to. */
export function filesAround(tree: Tree, folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filesOf(tree)).filter(
      ([path]) => !path.startsWith(`${folder}/`) && path !== 'tsconfig.json',
    ),
  );
}
