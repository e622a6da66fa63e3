import { describe, expect, it } from 'vitest';
import { offlineLanguage } from './languages.ts';

describe('offlineLanguage', () => {
  it.each([
    ['zh-TW', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['cmn', 'zh'],
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt'],
    ['en-GB', 'en'],
    ['nb', 'no'],
    ['ja', null],
    ['fil', null],
    ['', null],
  ])('takes %s for %s', (code, language) => {
    expect(offlineLanguage(code)).toBe(language);
  });
});
