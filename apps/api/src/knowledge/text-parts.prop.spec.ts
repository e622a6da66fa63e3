import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PART_LENGTH, splitText } from './text-parts.ts';

describe('splitText', () => {
  it('gives parts that join to the same text, each within the limit and well-formed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 2, max: 30 }),
        (text, maxLength) => {
          const parts = splitText(text, maxLength);
          expect(parts.join('')).toBe(text);
          for (const part of parts) {
            expect(part.length).toBeLessThanOrEqual(maxLength);
            expect(part.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  it('[bug 24] makes parts that Firestore takes, for the longest text of the widest characters', () => {
    const parts = splitText('💊'.repeat(300_000));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(Buffer.byteLength(part)).toBeLessThan(1_048_576 - 10_000);
    }
    expect(MAX_PART_LENGTH).toBeLessThan(300_000);
  });
});
