import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseLanguage, isLanguage } from './languages.ts';

describe('chooseLanguage', () => {
  it('prefers what was chosen before', () => {
    expect(chooseLanguage('en', ['zh-TW'])).toBe('en');
  });

  it('takes the first language of the browser that we have', () => {
    expect(chooseLanguage(null, ['fr-FR', 'zh-HK', 'en'])).toBe('zh-TW');
    expect(chooseLanguage(null, ['de', 'en-GB', 'zh-TW'])).toBe('en');
    expect(chooseLanguage('klingon', ['zh'])).toBe('zh-TW');
    expect(chooseLanguage(null, [])).toBe('en');
  });

  it('gives one of our languages for anything', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.array(fc.string()), (remembered, preferred) => {
        expect(isLanguage(chooseLanguage(remembered, preferred))).toBe(true);
      }),
    );
  });
});
