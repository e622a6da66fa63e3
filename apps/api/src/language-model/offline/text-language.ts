import { countCharacters } from './count-characters.ts';

/** The languages that the fixed phrases of a script exist in; `other` has none but the document's own words. */
export type PhraseLanguage = 'en' | 'zh-TW' | 'zh-CN' | 'other';

const ENGLISH = /\b(?:the|and|of|to|is|are|you|your|for|with|in|or|if|not|be)\b/gi;
const SIMPLIFIED = /[医药术后为时应发现会检问题种类疗诊预压动伤护严体觉饭热减复让请这说对]/gu;
const TRADITIONAL = /[醫藥術後為時應發現會檢問題種類療診預壓動傷護嚴體覺飯熱減復讓請這說對]/gu;

/** The language of a text, told by its script and its commonest words. */
export function languageOf(text: string): PhraseLanguage {
  const letters = countCharacters(text, /\p{L}+/gu);
  const han = countCharacters(text, /\p{Script=Han}+/gu);
  const kana = countCharacters(text, /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu);
  if (letters > 0 && han / letters > 0.3 && kana / letters < 0.1) {
    return count(text, SIMPLIFIED) > count(text, TRADITIONAL) ? 'zh-CN' : 'zh-TW';
  }
  const words = count(text, /[\p{L}]+/gu);
  return words > 0 && count(text, ENGLISH) / words >= 0.08 ? 'en' : 'other';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
