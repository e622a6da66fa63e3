import type { ScriptLanguage } from '@elevendops/contract';

/** "Let us begin." in each language: shows the form of a line without any content. */
const LINES: Readonly<Record<ScriptLanguage, string>> = {
  ar: 'لنبدأ.',
  bg: 'Да започнем.',
  cs: 'Začněme.',
  da: 'Lad os begynde.',
  de: 'Fangen wir an.',
  el: 'Ας ξεκινήσουμε.',
  en: 'Let us begin.',
  es: 'Empecemos.',
  fi: 'Aloitetaan.',
  fil: 'Magsimula na tayo.',
  fr: 'Commençons.',
  hi: 'चलिए शुरू करते हैं।',
  hr: 'Počnimo.',
  hu: 'Kezdjük.',
  id: 'Mari kita mulai.',
  it: 'Cominciamo.',
  ja: '始めましょう。',
  ko: '시작해 봅시다.',
  ms: 'Mari kita mulakan.',
  nl: 'Laten we beginnen.',
  no: 'La oss begynne.',
  pl: 'Zacznijmy.',
  pt: 'Vamos começar.',
  'pt-BR': 'Vamos começar.',
  'pt-PT': 'Vamos começar.',
  ro: 'Să începem.',
  ru: 'Давайте начнём.',
  sk: 'Začnime.',
  sv: 'Låt oss börja.',
  ta: 'தொடங்குவோம்.',
  tr: 'Hadi başlayalım.',
  uk: 'Почнімо.',
  zh: '我們開始吧。',
  'zh-TW': '我們開始吧。',
  'zh-CN': '我们开始吧。',
};

/** A short sentence in a language. */
export function exampleLine(code: ScriptLanguage): string {
  return LINES[code];
}
