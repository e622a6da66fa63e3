import { describe, expect, it } from 'vitest';
import { filesOf, houseTree } from './__fixtures__/house-tree.ts';
import { contained } from './contained.ts';

describe('contained', () => {
  it('keeps what is made inside the project and takes back everything else', async () => {
    const tree = await houseTree();
    const before = filesOf(tree);
    await contained(tree, 'libs/names', () => {
      tree.write('libs/names/src/index.ts', 'export {};');
      tree.write('libs/names-too/index.ts', 'export {};');
      tree.write('nx.json', '{}');
      tree.write('.vscode/extensions.json', '{}');
      tree.delete('tsconfig.base.json');
      return Promise.resolve();
    });
    expect(filesOf(tree)).toEqual({ ...before, 'libs/names/src/index.ts': 'export {};' });
  });

  it('passes the failure of the generator on', async () => {
    await expect(
      contained(await houseTree(), 'libs/names', () => Promise.reject(new Error('no room'))),
    ).rejects.toThrow('no room');
  });
});
