import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkDefects, testedDefects } from './defects.ts';

const TABLE =
  '# Defects\n\n| number | defect |\n| --- | --- |\n| 1 | It fails |\n|  12  | It lies |\n';
const TEST = "it('[bug 1] works', f);\n])('is true for %s [bug 12]', f);\n";

const broken = (files: Readonly<Record<string, string>>) =>
  checkDefects(treeOf({ 'docs/defects.md': TABLE, 'apps/x/src/a.int.spec.ts': TEST, ...files }));

describe('checkDefects', () => {
  it('is content when each row has a test and each tag a row', () => {
    expect(broken({})).toEqual([]);
    expect(broken({ 'libs/y/src/b.contract.ts': TEST, 'apps/z/src/c.spec.tsx': TEST })).toEqual([]);
  });

  it('misses a test, also when only a program, a comment or a skipped one speaks of it', () => {
    for (const [path, text] of [
      ['apps/x/src/b.ts', TEST],
      ['apps/x/src/b.spec.ts', "// it('[bug 12] works', f);\n"],
      ['apps/x/src/b.spec.ts', "it.skip('[bug 12] works', f);\n"],
    ] as const) {
      const files = { 'apps/x/src/a.int.spec.ts': "it('[bug 1] works', f);", [path]: text };
      expect(broken(files)).toEqual([expect.stringContaining('do not have defect 12')]);
    }
  });

  it('misses a row', () => {
    expect(broken({ 'tools/e2e/src/c.e2e.ts': "it('[bug 2] works', f);" })).toEqual([
      expect.stringContaining('tools/e2e/src/c.e2e.ts: a title holds [bug 2]'),
    ]);
  });

  it('refuses two rows for one number, and asks for a table where there is none', () => {
    expect(broken({ 'docs/defects.md': `${TABLE}| 1 | Again |\n` })).toEqual([
      expect.stringContaining('two rows for 1'),
    ]);
    expect(checkDefects(treeOf({}))).toEqual([expect.stringContaining('is missing')]);
  });
});

describe('testedDefects', () => {
  it('reads every number of every title, in any quotes', () => {
    const source = [
      "it('[bug 1] [bug 2] does', f);",
      'it("it’s done [bug 3]", f);',
      '  `[bug 4] ${what}`,',
      'const tag = /[bug 5]/;',
    ].join('\n');
    expect(testedDefects(source)).toEqual(['1', '2', '3', '4']);
  });
});
