import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from './split-text.ts';

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((words) => `Then ${words.join(' ')}. `);

describe('splitText', () => {
  it('loses nothing, and keeps to the length', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.constantFrom('糖尿病。', '血壓，', 'x', ' ', '.', '\n', '😀'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (whole, maxLength) => {
        const pieces = splitText(whole, maxLength);
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(maxLength);
        }
      }),
    );
  });

  it('cuts after sentences when each of them fits', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1 }), (sentences) => {
        for (const piece of splitText(sentences.join(''), 80)) {
          expect(piece).toMatch(/\. $/);
        }
      }),
    );
  });
});
