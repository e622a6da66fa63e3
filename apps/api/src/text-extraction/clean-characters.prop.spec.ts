import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanCharacters } from './clean-characters.ts';

const anyString = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

describe('cleanCharacters', () => {
  it('gives well-formed text without control characters, whatever a font maps its glyphs to', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const cleaned = cleanCharacters(text);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).not.toMatch(/[^\P{Cc}\t\n]/u);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        expect(cleanCharacters(cleanCharacters(text))).toBe(cleanCharacters(text));
      }),
    );
  });

  it('leaves ordinary text in both languages as it was', () => {
    const text = '每天兩次，每次 5 mg（飯後）。 “Twice a day”\n\tÅngström';
    expect(cleanCharacters(text)).toBe(text);
  });

  it('writes radicals and ligatures as the characters that they look like', () => {
    expect(cleanCharacters('⾼⾎壓 of\ufb01ce')).toBe('高血壓 office');
  });

  it('drops soft hyphens and characters without width', () => {
    expect(cleanCharacters('in\u00adhal\u200ber\ufeff')).toBe('inhaler');
  });
});
