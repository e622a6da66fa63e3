const WORDS_PER_MINUTE = 150;
const SYLLABLES_PER_MINUTE = 240;

// Scripts without spaces between words: a character is about a syllable.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const NOT_SPOKEN = /\[[^\]\n]*\]|^\s*[\p{L}\p{N} ]{1,30}[:：]/gmu;

/** How long a script takes to speak, in minutes; labels of speakers and stage directions take no time. */
export function estimateMinutes(script: string): number {
  const spoken = script.replaceAll(NOT_SPOKEN, ' ');
  const syllables = spoken.match(UNSPACED)?.length ?? 0;
  const words = spoken.replaceAll(UNSPACED, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return syllables / SYLLABLES_PER_MINUTE + words / WORDS_PER_MINUTE;
}
