import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkFocusedTests } from './focused-tests.ts';

// Put together here, so that this file runs no test alone itself.
const ONLY = ['.', 'only'].join('');

describe('checkFocusedTests', () => {
  it.each(['it', 'test', 'describe', 'suite', 'it.concurrent'])('finds a focused %s', (word) => {
    expect(checkFocusedTests(treeOf({ 'libs/a/src/a.spec.ts': `\n${word}${ONLY}('x')` }))).toEqual([
      'libs/a/src/a.spec.ts:2 runs alone: remove ".only".',
    ]);
  });

  it('leaves other files, and other things that are called only, alone', () => {
    expect(
      checkFocusedTests(
        treeOf({
          'libs/a/src/a.ts': `it${ONLY}()`,
          'libs/a/src/b.spec.ts': `it('reads only'); limit${ONLY}(); wait${ONLY}()`,
        }),
      ),
    ).toEqual([]);
  });
});
