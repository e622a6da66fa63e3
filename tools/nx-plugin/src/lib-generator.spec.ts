import { readJson } from '@nx/devkit';
import { describe, expect, it } from 'vitest';
import { filesAround, filesOf, houseTree } from './__fixtures__/house-tree.ts';
import libGenerator, { type LibGeneratorOptions } from './lib-generator.ts';

async function generated(options: Partial<LibGeneratorOptions> = {}) {
  const tree = await houseTree();
  await libGenerator(tree, { name: 'patient-names', platform: 'any', ...options });
  return tree;
}

describe('libGenerator', () => {
  it('writes the files of a library here and no other', async () => {
    const files = Object.keys(filesOf(await generated(), 'libs/patient-names')).toSorted();
    expect(files).toEqual(
      [
        'README.md',
        'package.json',
        'src/distinct.prop.spec.ts',
        'src/distinct.spec.ts',
        'src/distinct.ts',
        'src/index.ts',
        'tsconfig.json',
        'vite.config.ts',
      ].map((file) => `libs/patient-names/${file}`),
    );
  });

  it('changes only the references of the root tsconfig.json', async () => {
    const tree = await generated();
    const folder = 'libs/patient-names';
    expect(filesAround(tree, folder)).toEqual(filesAround(await houseTree(), folder));
    expect(readJson<object>(tree, 'tsconfig.json')).toMatchObject({
      files: [],
      references: [{ path: './apps/api' }, { path: './libs/patient-names' }],
    });
  });

  it('is a source package with exact versions', async () => {
    const manifest = readJson<object>(await generated(), 'libs/patient-names/package.json');
    expect(manifest).toEqual({
      name: '@elevendops/patient-names',
      version: '0.1.0',
      private: true,
      type: 'module',
      sideEffects: false,
      exports: { '.': './src/index.ts' },
      scripts: { test: 'vitest run' },
      nx: { tags: ['type:lib', 'platform:any', 'scope:runtime'] },
      devDependencies: { 'fast-check': '4.0.0', '@elevendops/vite-config': '*' },
    });
  });

  it.each(['runtime', 'shared', 'deploy'] as const)('can be of scope %s', async (scope) => {
    const manifest = readJson<{ nx: { tags: string[] } }>(
      await generated({ scope, platform: 'node' }),
      'libs/patient-names/package.json',
    );
    expect(manifest.nx.tags).toEqual(['type:lib', 'platform:node', `scope:${scope}`]);
  });

  it('gives only a browser library the types of the browser', async () => {
    const path = 'libs/patient-names/tsconfig.json';
    const browser = readJson<Record<string, unknown>>(
      await generated({ platform: 'browser' }),
      path,
    );
    const node = readJson<Record<string, unknown>>(await generated({ platform: 'node' }), path);
    expect(browser['compilerOptions']).toMatchObject({ lib: ['es2024', 'dom', 'dom.iterable'] });
    expect(node).not.toHaveProperty('compilerOptions');
  });

  it('opens the README with the description', async () => {
    const tree = await generated({ description: 'Spells the names of patients.' });
    expect(tree.read('libs/patient-names/README.md', 'utf8')).toMatch(
      /^# @elevendops\/patient-names\n\nSpells the names of patients\.\n/,
    );
  });

  it('refuses a name that is taken, and leaves the tree alone', async () => {
    const tree = await houseTree();
    const before = filesOf(tree);
    await expect(libGenerator(tree, { name: 'api', platform: 'any' })).rejects.toThrow(
      '"api" is taken by apps/api',
    );
    expect(filesOf(tree)).toEqual(before);
  });

  it('says what to add when the repository lacks a package that it needs', async () => {
    const tree = await houseTree();
    tree.write('package.json', '{ "name": "house", "workspaces": ["libs/*"] }');
    await expect(libGenerator(tree, { name: 'names', platform: 'any' })).rejects.toThrow(
      'npm install --save-dev --save-exact fast-check',
    );
  });
});
