/**
 * The languages that are spoken: BCP 47 code to the engine's voice. Languages that the engine has rules
 * for but does not read in their usual writing are left out: Japanese (kanji), Thai, and Hebrew (vowels).
 */
const ENGINE_VOICES: Readonly<Record<string, string>> = {
  ar: 'ar',
  bg: 'bg',
  cs: 'cs',
  da: 'da',
  de: 'de',
  el: 'el',
  en: 'en-us',
  es: 'es',
  fi: 'fi',
  fr: 'fr',
  hi: 'hi',
  hr: 'hr',
  hu: 'hu',
  id: 'id',
  it: 'it',
  ko: 'ko',
  ms: 'ms',
  nl: 'nl',
  no: 'nb',
  pl: 'pl',
  pt: 'pt',
  'pt-BR': 'pt-br',
  ro: 'ro',
  ru: 'ru',
  sk: 'sk',
  sv: 'sv',
  ta: 'ta',
  tr: 'tr',
  uk: 'uk',
  vi: 'vi',
  // Mandarin, in traditional and simplified characters; Latin letters are read as English.
  zh: 'cmn',
};

/** Codes of the languages that are spoken. */
export const LANGUAGES: readonly string[] = Object.keys(ENGINE_VOICES);

/** Timbres of the engine that change a voice clearly and keep it easy to understand. */
export const VARIANTS: readonly string[] = [
  ...['f1', 'f2', 'f3', 'f4', 'f5'],
  ...['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'],
];

/** The engine's voice for a language; null when it is not spoken. */
export function engineVoice(language: string): string | null {
  return Object.hasOwn(ENGINE_VOICES, language) ? (ENGINE_VOICES[language] ?? null) : null;
}
