import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkErrorCodes } from './error-codes.ts';

const documented = (...codes: string[]) =>
  treeOf({
    'docs/errors.md': `# Errors\n\n| code | meaning |\n| --- | --- |\n${codes
      .map((code) => `| \`${code}\` | it happens |\n`)
      .join('')}`,
  });

describe('checkErrorCodes', () => {
  it('is content when both sides have the same codes, in any order', () => {
    expect(checkErrorCodes(documented('CONFLICT', 'NOT_FOUND'), ['NOT_FOUND', 'CONFLICT'])).toEqual(
      [],
    );
  });

  it('misses a code in the document', () => {
    expect(checkErrorCodes(documented('CONFLICT'), ['CONFLICT', 'NOT_FOUND'])).toEqual([
      expect.stringContaining('no row for NOT_FOUND'),
    ]);
  });

  it('misses a row in the contract', () => {
    expect(checkErrorCodes(documented('CONFLICT', 'GONE'), ['CONFLICT'])).toEqual([
      expect.stringContaining('a row for GONE'),
    ]);
  });

  it('refuses two rows for one code', () => {
    expect(checkErrorCodes(documented('CONFLICT', 'CONFLICT'), ['CONFLICT'])).toEqual([
      expect.stringContaining('two rows for CONFLICT'),
    ]);
  });

  it('compares with the codes of the contract unless told otherwise', () => {
    expect(checkErrorCodes(documented())).toContainEqual(
      expect.stringContaining('no row for VALIDATION_ERROR'),
    );
  });

  const exits = (table: string, source: string) =>
    checkErrorCodes(treeOf({ 'docs/errors.md': table, 'apps/x/src/end.ts': source }), []);

  it('is content when every exit code has a row and every row a constant; 0 needs none', () => {
    const source = 'export const EXIT_BUG = 70;\nconst EXIT_KILLED = 137;\n';
    expect(exits('| 0 | fine |\n| 70 | a bug |\n| 137  | killed |\n', source)).toEqual([]);
  });

  it('misses the row of an exit code, and the constant of a row', () => {
    expect(exits('| 71 | a bug |\n', 'const EXIT_BUG = 70;\n')).toEqual([
      expect.stringContaining('no row for exit code 70, EXIT_BUG of apps/x/src/end.ts'),
      expect.stringContaining('a row for exit code 71'),
    ]);
  });

  it('does not take the numbers of a spec, a tool or another constant for exit codes', () => {
    const source = 'const EXIT_MADE_UP = 5;\n';
    const files = {
      'docs/errors.md': '',
      'apps/x/src/end.spec.ts': source,
      'tools/x/src/end.ts': source,
      'libs/x/src/end.ts': 'const NO_EXIT_CODE = 5;\n',
    };
    expect(checkErrorCodes(treeOf(files), [])).toEqual([]);
  });

  it('wants the document', () => {
    expect(checkErrorCodes(treeOf({}), [])).toEqual([expect.stringContaining('is missing')]);
  });
});
