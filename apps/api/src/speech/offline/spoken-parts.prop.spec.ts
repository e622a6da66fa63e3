import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFLINE_LANGUAGE_CODES } from './languages.ts';
import { spokenParts } from './spoken-parts.ts';

const language = fc.constantFrom(...OFFLINE_LANGUAGE_CODES);
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[pause]',
        '[laughs]',
        '糖尿病。',
        'Hello. ',
        'Привет. ',
        '[1]',
        '**',
        '\n# ',
        '\0',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
  )
  .map((pieces) => pieces.join(''));
const lettersOf = (piece: string): string => piece.replace(/[^\p{L}\p{N}]/gu, '');

describe('spokenParts', () => {
  it('loses no letter outside of tags, and keeps their order', () => {
    fc.assert(
      fc.property(text, language, (whole, base) => {
        const untagged = whole.replace(/\[\s*[A-Za-z][A-Za-z' -]{0,39}\s*\]/g, '');
        const spoken = spokenParts(whole, base).map((part) => ('text' in part ? part.text : ''));
        expect(lettersOf(spoken.join(''))).toBe(lettersOf(untagged));
      }),
    );
  });

  it('says Chinese characters in Mandarin only, whatever was asked for', () => {
    fc.assert(
      fc.property(text, language, (whole, base) => {
        for (const part of spokenParts(whole, base)) {
          if ('text' in part && /\p{Script=Han}/u.test(part.text)) {
            expect(part.language).toBe('zh');
          }
        }
      }),
    );
  });

  it('gives no part that says nothing', () => {
    fc.assert(
      fc.property(text, language, (whole, base) => {
        for (const part of spokenParts(whole, base)) {
          expect('silenceMs' in part || /[\p{L}\p{N}\p{So}]/u.test(part.text)).toBe(true);
        }
      }),
    );
  });
});
