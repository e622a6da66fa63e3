// How words look, where the spelling checker stopped, who edited when: none of it becomes text.
const LOOKS =
  /<w:(?:bCs|bidi|bookmarkEnd|color|cs|iCs|ind|jc|kern|lang|lastRenderedPageBreak|noProof|proofErr|rFonts|snapToGrid|spacing|sz|szCs|w|widowControl)(?: [^<>]*)?\/>/g;
const EDIT_MARKS = / w(?:14)?:(?:rsid\w*|paraId|textId)="[^"<>]*"/g;
const EMPTY_PROPERTIES = /<w:(rPr|pPr)(?:><\/w:\1>|\/>)/g;

/**
 * The XML of a Word document without what only concerns its looks. Word writes several times more of it
 * than of text, and every element costs memory when it is parsed.
 */
export function stripFormatting(xml: string): string {
  return xml
    .replace(EDIT_MARKS, '')
    .replace(LOOKS, '')
    .replace(EMPTY_PROPERTIES, '')
    .replace(EMPTY_PROPERTIES, '');
}
