/** A language by what people call it. */
export interface LanguageName {
  readonly english: string;
  /** In the language itself. */
  readonly native: string;
}

/** Every language that a script or an agent can speak, by its code. */
export const LANGUAGES = {
  ar: { english: 'Arabic', native: 'العربية' },
  bg: { english: 'Bulgarian', native: 'Български' },
  cs: { english: 'Czech', native: 'Čeština' },
  da: { english: 'Danish', native: 'Dansk' },
  de: { english: 'German', native: 'Deutsch' },
  el: { english: 'Greek', native: 'Ελληνικά' },
  en: { english: 'English', native: 'English' },
  es: { english: 'Spanish', native: 'Español' },
  fi: { english: 'Finnish', native: 'Suomi' },
  fil: { english: 'Filipino', native: 'Filipino' },
  fr: { english: 'French', native: 'Français' },
  he: { english: 'Hebrew', native: 'עברית' },
  hi: { english: 'Hindi', native: 'हिन्दी' },
  hr: { english: 'Croatian', native: 'Hrvatski' },
  hu: { english: 'Hungarian', native: 'Magyar' },
  id: { english: 'Indonesian', native: 'Bahasa Indonesia' },
  it: { english: 'Italian', native: 'Italiano' },
  ja: { english: 'Japanese', native: '日本語' },
  ko: { english: 'Korean', native: '한국어' },
  ms: { english: 'Malay', native: 'Bahasa Melayu' },
  nl: { english: 'Dutch', native: 'Nederlands' },
  no: { english: 'Norwegian', native: 'Norsk' },
  pl: { english: 'Polish', native: 'Polski' },
  pt: { english: 'Portuguese', native: 'Português' },
  'pt-BR': { english: 'Portuguese (Brazil)', native: 'Português (Brasil)' },
  'pt-PT': { english: 'Portuguese (Portugal)', native: 'Português (Portugal)' },
  ro: { english: 'Romanian', native: 'Română' },
  ru: { english: 'Russian', native: 'Русский' },
  sk: { english: 'Slovak', native: 'Slovenčina' },
  sv: { english: 'Swedish', native: 'Svenska' },
  ta: { english: 'Tamil', native: 'தமிழ்' },
  th: { english: 'Thai', native: 'ไทย' },
  tr: { english: 'Turkish', native: 'Türkçe' },
  uk: { english: 'Ukrainian', native: 'Українська' },
  vi: { english: 'Vietnamese', native: 'Tiếng Việt' },
  zh: { english: 'Chinese', native: '中文' },
  'zh-CN': { english: 'Chinese (Simplified)', native: '简体中文' },
  'zh-TW': { english: 'Chinese (Traditional, Taiwan)', native: '繁體中文' },
} as const satisfies Readonly<Record<string, LanguageName>>;

/** A code of {@link LANGUAGES}. */
export type LanguageCode = keyof typeof LANGUAGES;

/** The languages that a script can be written in. */
export const SCRIPT_LANGUAGES = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fi',
  'fil',
  'fr',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'ms',
  'nl',
  'no',
  'pl',
  'pt',
  'pt-BR',
  'pt-PT',
  'ro',
  'ru',
  'sk',
  'sv',
  'ta',
  'tr',
  'uk',
  'zh',
  'zh-TW',
  'zh-CN',
] as const satisfies readonly LanguageCode[];

/** @see SCRIPT_LANGUAGES */
export type ScriptLanguage = (typeof SCRIPT_LANGUAGES)[number];
