import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, text } from './text.ts';

describe('countCharacters', () => {
  it('counts code points of any text, as a string iterator does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(countCharacters(value)).toBe([...value].length);
      }),
    );
  });
});

describe('text', () => {
  it('accepts well-formed text exactly within its limits, whatever its alphabet', () => {
    const limits = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({
      min: Math.min(a, b),
      max: Math.max(a, b),
    }));
    fc.assert(
      fc.property(limits, fc.string({ unit: 'grapheme', maxLength: 30 }), (bounds, value) => {
        const length = [...value].length;
        const fits = length >= bounds.min && length <= bounds.max;
        expect(text(bounds).safeParse(value).success).toBe(fits);
      }),
    );
  });

  it('refuses a lone surrogate, which no store could give back', () => {
    for (const broken of ['\ud800', 'a\udc00b', '\udc00\ud800']) {
      expect(text({ min: 0, max: 10 }).safeParse(broken).success).toBe(false);
    }
  });

  it('names the problem as the reference does', () => {
    const issues = text({ min: 1, max: 3 }).safeParse('abcd').error?.issues;
    expect(issues).toMatchObject([
      { params: { type: 'string_too_long' }, message: 'String should have at most 3 characters' },
    ]);
  });
});
