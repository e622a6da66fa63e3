import type { Language } from '../i18n/languages.ts';

/** What a language is called in the language of the page; a code without a name is shown as it is. */
export function languageLabel(code: string, language: Language): string {
  const names = new Intl.DisplayNames([language], {
    type: 'language',
    languageDisplay: 'standard',
  });
  return names.of(code) ?? code;
}

/** Codes in the order of their names. */
export function sortedByLabel<Code extends string>(
  codes: readonly Code[],
  language: Language,
): readonly Code[] {
  const { compare } = new Intl.Collator(language);
  return codes.toSorted((a, b) => compare(languageLabel(a, language), languageLabel(b, language)));
}
