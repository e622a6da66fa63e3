import { hasWords, splitSentences } from '../../prose/index.ts';

/** Cuts a text into parts of at most `maxCharacters` code points, between sentences where that works. */
export function cutText(text: string, maxCharacters: number): string[] {
  const parts: string[] = [];
  for (const sentence of splitSentences(text).filter(hasWords)) {
    const last = parts.at(-1);
    if (last !== undefined && [...last, ...sentence].length < maxCharacters) {
      parts[parts.length - 1] = `${last} ${sentence}`;
      continue;
    }
    const characters = [...sentence];
    for (let start = 0; start < characters.length; start += maxCharacters) {
      parts.push(characters.slice(start, start + maxCharacters).join(''));
    }
  }
  return parts;
}
