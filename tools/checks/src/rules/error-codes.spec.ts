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

  it('wants the document', () => {
    expect(checkErrorCodes(treeOf({}), [])).toEqual([expect.stringContaining('is missing')]);
  });
});
