import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkReadmes } from './readmes.ts';

const MANIFEST = '{ "name": "@elevendops/a" }';

describe('checkReadmes', () => {
  it('takes a README that begins with the package name and has 60 lines', () => {
    const text = `# @elevendops/a\n${'x\n'.repeat(59)}`;
    expect(
      checkReadmes(treeOf({ 'libs/a/package.json': MANIFEST, 'libs/a/README.md': text })),
    ).toEqual([]);
  });

  it('refuses one of 61 lines', () => {
    const text = `# @elevendops/a\n${'x\n'.repeat(60)}`;
    expect(
      checkReadmes(treeOf({ 'tools/a/package.json': MANIFEST, 'tools/a/README.md': text })),
    ).toEqual([expect.stringContaining('has 61 lines, at most 60')]);
  });

  it('refuses one under another name', () => {
    expect(
      checkReadmes(treeOf({ 'libs/a/package.json': MANIFEST, 'libs/a/README.md': '# a\n' })),
    ).toEqual(['libs/a/README.md must begin with "# @elevendops/a".']);
  });

  it('misses the README of a library, not that of an app', () => {
    const tree = treeOf({ 'libs/a/package.json': MANIFEST, 'apps/b/package.json': MANIFEST });
    expect(checkReadmes(tree)).toEqual([expect.stringContaining('libs/a/README.md is missing')]);
  });
});
