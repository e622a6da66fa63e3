import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFLINE_LANGUAGE_CODES, offlineLanguage } from './languages.ts';

describe('offlineLanguage', () => {
  it('knows each language with any region, in any case', () => {
    const code = fc.constantFrom(...OFFLINE_LANGUAGE_CODES);
    const region = fc.constantFrom('', '-XX', '_xx', '-Latn-XX');
    fc.assert(
      fc.property(code, region, fc.boolean(), (language, suffix, isUpper) => {
        const written = `${language}${suffix}`;
        const [primary] = language.split('-');
        const expected = suffix === '' ? language : primary;
        expect(offlineLanguage(isUpper ? written.toUpperCase() : written)).toBe(expected);
      }),
    );
  });

  it('gives a language or null for anything', () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        expect([null, ...OFFLINE_LANGUAGE_CODES]).toContain(offlineLanguage(code));
      }),
    );
  });
});
