import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { focusedLines } from './focused-tests.ts';

// Put together here, so that this file runs no test alone itself.
const ONLY = ['.', 'only'].join('');

describe('checkFocusedTests', () => {
  it('finds exactly the lines that were focused', () => {
    const line = fc.constantFrom("it('x', () => {});", `it${ONLY}('x')`, '', '// only');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const expected = lines.flatMap((text, index) => (text.includes(ONLY) ? [index + 1] : []));
        expect(focusedLines(lines.join('\n'))).toEqual(expected);
      }),
    );
  });
});
