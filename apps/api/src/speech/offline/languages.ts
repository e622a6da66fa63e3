/** The languages that the offline voice speaks: code to English name. */
export const OFFLINE_LANGUAGES = {
  en: 'English',
  zh: 'Mandarin',
  ar: 'Arabic',
  bg: 'Bulgarian',
  cs: 'Czech',
  da: 'Danish',
  nl: 'Dutch',
  fi: 'Finnish',
  fr: 'French',
  de: 'German',
  el: 'Greek',
  hi: 'Hindi',
  hr: 'Croatian',
  hu: 'Hungarian',
  id: 'Indonesian',
  it: 'Italian',
  ko: 'Korean',
  ms: 'Malay',
  no: 'Norwegian',
  pl: 'Polish',
  pt: 'Portuguese',
  'pt-BR': 'Brazilian Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  sk: 'Slovak',
  es: 'Spanish',
  sv: 'Swedish',
  ta: 'Tamil',
  tr: 'Turkish',
  uk: 'Ukrainian',
  vi: 'Vietnamese',
} as const;

/** A language of the offline voice. */
export type OfflineLanguage = keyof typeof OFFLINE_LANGUAGES;

/** All of them, English and Mandarin first. */
export const OFFLINE_LANGUAGE_CODES = Object.keys(OFFLINE_LANGUAGES) as OfflineLanguage[];

const OTHER_NAMES: Readonly<Record<string, OfflineLanguage>> = { cmn: 'zh', nb: 'no', nn: 'no' };

/** The language that a BCP 47 code such as `zh-TW` stands for; null when it is not spoken. */
export function offlineLanguage(code: string): OfflineLanguage | null {
  const asked = code.trim().replaceAll('_', '-').toLowerCase();
  const [primary = ''] = asked.split('-');
  const find = (wanted: string): OfflineLanguage | undefined =>
    OFFLINE_LANGUAGE_CODES.find((each) => each.toLowerCase() === wanted);
  return find(asked) ?? OTHER_NAMES[primary] ?? find(primary) ?? null;
}
