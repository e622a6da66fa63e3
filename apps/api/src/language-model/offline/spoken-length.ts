import { CHARACTERS_PER_WORD } from '../../prompt/duration-section.ts';

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WORDS = /[\p{L}\p{N}]+(?:['’.,:/-][\p{L}\p{N}]+)*/gu;

/** How long a text takes to say, in English words; Chinese and Japanese are counted by characters. */
export function spokenLength(text: string): number {
  const ideographs = text.match(IDEOGRAPHS)?.length ?? 0;
  const words = text.replaceAll(IDEOGRAPHS, ' ').match(WORDS)?.length ?? 0;
  return words + ideographs / CHARACTERS_PER_WORD;
}
