import type { OfflineLanguage } from './languages.ts';

const SENTENCES: Partial<Record<OfflineLanguage, string>> = {
  en: 'Hello. I will explain what you should know before and after your treatment.',
  zh: '您好，我會為您說明治療前後需要知道的事情。',
};

/** Every language reads numbers in its own words. */
const NUMBERS = '1, 2, 3, 4, 5, 6, 7, 8, 9, 10.';

/** What a voice says when somebody wants to hear it. */
export function previewText(language: OfflineLanguage): string {
  return SENTENCES[language] ?? NUMBERS;
}
