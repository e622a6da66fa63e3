import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { treeOf } from './__fixtures__/tree-of.ts';
import { brokenRules, RULES } from './rules.ts';
import { readSourceTree } from './source-tree.ts';

describe('brokenRules', () => {
  it('puts the name of the rule before each message', () => {
    const rules = { first: () => ['a', 'b'], second: () => [], third: () => ['c'] };
    expect(brokenRules(treeOf({}), rules)).toEqual(['first: a', 'first: b', 'third: c']);
  });

  it('knows every rule that there is a file for', () => {
    const { files } = readSourceTree(resolve(import.meta.dirname, '../../..'));
    const written = files
      .map((path) => /^tools\/checks\/src\/rules\/([a-z-]+)\.ts$/.exec(path)?.[1])
      .filter((name) => name !== undefined);
    expect(Object.keys(RULES).toSorted()).toEqual(written.toSorted());
  });
});
