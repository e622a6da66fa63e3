import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineText } from './engine-text.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<break time="9s"/>',
        '[[',
        ']]',
        '&lt;',
        '&',
        '>',
        '\0',
        '\u0001',
        '\ud800',
        '\n',
      ),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('engineText', () => {
  it('leaves no markup, no phonemes, no control character and no broken character', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = engineText(text);
        expect(safe).not.toMatch(/[<>[\]\p{Cc}\p{Cs}]/u);
        expect(safe.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
      }),
    );
  });

  it('keeps everything else as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = text.replace(/[[\]]/g, ' ');
        const back = engineText(text)
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
        expect(back).toBe(plain);
      }),
    );
  });
});
