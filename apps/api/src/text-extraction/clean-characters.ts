// Control characters but tab and line feed, soft hyphens, zero-width spaces, stray byte order marks.
const INVISIBLE = /[^\P{Cc}\t\n]|[\u00ad\u200b\ufeff]/gu;
// PDF fonts map ideographs to look-alikes: radicals and ligatures are never what was written.
const LOOK_ALIKE = /[\u2f00-\u2fdf\ufb00-\ufb06]/g;

/**
 * Text from a PDF or Word file as plain, well-formed Unicode: line ends are `\n`, invisible characters
 * are gone, Kangxi radicals and ligatures are the characters they stand for.
 */
export function cleanCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\f\v]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(LOOK_ALIKE, (character) => character.normalize('NFKC'))
    .normalize('NFC');
}
