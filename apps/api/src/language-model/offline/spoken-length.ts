import { CHARACTERS_PER_WORD } from '../../prompt/duration-section.ts';
import { countCharacters } from './count-characters.ts';

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const WORDS = /[\p{L}\p{N}]+(?:['’.,:/-][\p{L}\p{N}]+)*/gu;

/** How long a text takes to say, in English words; Chinese and Japanese are counted by characters. */
export function spokenLength(text: string): number {
  const words = text.replaceAll(IDEOGRAPHS, ' ').match(WORDS)?.length ?? 0;
  return words + countCharacters(text, IDEOGRAPHS) / CHARACTERS_PER_WORD;
}
