import { LANGUAGES, type LanguageCode } from '@elevendops/contract';

/** A language as a reader of the page knows it, and as its speakers do: `日本語 (Japanese)`. */
export function languageLabel(code: LanguageCode, page: 'en' | 'zh-TW'): string {
  const { native, english } = LANGUAGES[code];
  const known =
    page === 'en'
      ? english
      : (new Intl.DisplayNames(page, { type: 'language' }).of(code) ?? english);
  return known === native ? native : `${native} (${known})`;
}
