import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSourceTree } from './source-tree.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'elevendops-checks-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('readSourceTree', () => {
  it('lists the files that git would, sorted, and reads them', () => {
    for (const folder of ['.git', 'dist', 'libs/a/src', 'libs/a/dist']) {
      mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, folder, 'x.ts'), folder);
    }
    writeFileSync(join(root, '.gitignore'), 'dist/\n*.log\n');
    writeFileSync(join(root, 'npm.log'), '');
    symlinkSync(join(root, 'dist'), join(root, 'linked'));
    const tree = readSourceTree(root);
    expect(tree.files).toEqual(['.gitignore', 'libs/a/src/x.ts']);
    expect(tree.read('libs/a/src/x.ts')).toBe('libs/a/src');
    expect(tree.has('libs/a/src/x.ts')).toBe(true);
    expect(tree.has('dist/x.ts')).toBe(false);
  });
});
