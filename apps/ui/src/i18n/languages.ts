/** The languages of the client, by their own names. */
export const LANGUAGES = { en: 'English', 'zh-TW': '繁體中文' } as const;

/** @see LANGUAGES */
export type Language = keyof typeof LANGUAGES;

/** Whether a value names one of our languages. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/**
 * The language to start with: the remembered one, else the first of the browser's that we have, else
 * English. Every Chinese of the browser gets Traditional Chinese.
 */
export function chooseLanguage(remembered: string | null, preferred: readonly string[]): Language {
  if (isLanguage(remembered)) {
    return remembered;
  }
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh') {
      return 'zh-TW';
    }
    if (primary === 'en') {
      return 'en';
    }
  }
  return 'en';
}
