import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentedCodes, documentedExitCodes } from './error-codes.ts';

describe('documentedCodes', () => {
  it('reads back every code, however wide the column, and nothing of the prose', () => {
    const code = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/);
    fc.assert(
      fc.property(fc.array(code), fc.nat({ max: 5 }), (codes, width) => {
        const rows = codes.map(
          (name) => `|${' '.repeat(width)}\`${name}\`${' '.repeat(width)}| x |`,
        );
        const markdown = ['See `OTHER`.', '| code | `LATER` |', ...rows, '`LAST`'].join('\n');
        expect(documentedCodes(markdown)).toEqual(codes);
      }),
    );
  });
});

describe('documentedExitCodes', () => {
  it('reads back every number, however wide the column, and none of the prose', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 255 })), fc.nat({ max: 5 }), (codes, width) => {
        const rows = codes.map((code) => `|${' '.repeat(width)}${String(code)} | killed: 9 |`);
        const markdown = ['ends with 1', '| code | 2 |', '| `X` | 503 |', ...rows, '3'].join('\n');
        expect(documentedExitCodes(markdown)).toEqual(codes.map(String));
      }),
    );
  });
});
