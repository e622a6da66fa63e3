import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkLockfile } from './lockfile.ts';

const SOUND = {
  '': { version: '0.1.0' },
  'libs/a': { version: '0.1.0' },
  'node_modules/@elevendops/a': { resolved: 'libs/a', link: true },
  'node_modules/nx': { version: '23.2.1' },
  'node_modules/@nx/nx-linux-x64-gnu': { version: '23.2.1' },
  'node_modules/@mantine/core': { version: '9.7.3' },
};
const locked = (packages: object) =>
  checkLockfile(treeOf({ 'package-lock.json': JSON.stringify({ packages }) }));

describe('checkLockfile', () => {
  it('takes a sound lockfile', () => {
    expect(locked(SOUND)).toEqual([]);
  });

  it('misses the native binary of Nx', () => {
    expect(locked({ 'node_modules/nx': { version: '23.2.1' } })).toEqual([
      expect.stringContaining('lacks @nx/nx-linux-x64-gnu'),
    ]);
  });

  it('refuses a package that is bound to an address, and says how many there are', () => {
    const resolved = 'https://packages.example/zod.tgz';
    expect(
      locked({ ...SOUND, 'node_modules/zod': { resolved }, 'node_modules/ms': { resolved } }),
    ).toEqual([expect.stringContaining('2 packages are bound to an address (node_modules/zod')]);
  });

  it.each([
    ['Nx', 'node_modules/@nx/vite/node_modules/@nx/vitest', '23.3.0'],
    ['Mantine', 'node_modules/@mantine/store', '9.7.2'],
  ])('refuses two versions of %s', (family, path, version) => {
    expect(locked({ ...SOUND, [path]: { version } })).toEqual([
      expect.stringContaining(`has 2 versions of ${family}`),
    ]);
  });

  it('wants a lockfile', () => {
    expect(checkLockfile(treeOf({}))).toEqual([expect.stringContaining('is missing')]);
  });
});
