const PART_LENGTH = 4_000;
const FENCE = /^\s*(?:[-*+]\s+|\d+[.)]\s+)*(```|~~~)/u;
const HEADING = /^(#{1,6})(?:\s|$)/u;
const UNDERLINE = /^(=|-)+\s*$/u;

/**
 * Cuts a long Markdown text where one block certainly ends and another begins. The time that Markdown takes
 * grows faster than the text, so many parts are read much sooner than one. Joined, the parts are the text.
 */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let fenced = false;
  let afterBlank = false;
  for (const line of text.split(/(?<=\n)/u)) {
    const begins = HEADING.test(line) || (afterBlank && /^\p{L}/u.test(line));
    if (!fenced && begins && part.length >= PART_LENGTH) {
      parts.push(part);
      part = '';
    }
    part += line;
    fenced = FENCE.test(line) ? !fenced : fenced;
    afterBlank = line.trim() === '';
  }
  return part === '' ? parts : [...parts, part];
}

/** The depths of headings that a text uses, the highest first. */
export function headingDepths(text: string): readonly number[] {
  const depths = new Set<number>();
  let before = '';
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const marks = HEADING.exec(line)?.[1];
    const underline = before.trim() === '' ? undefined : UNDERLINE.exec(line)?.[1];
    if (marks !== undefined) {
      depths.add(marks.length);
    } else if (underline !== undefined) {
      depths.add(underline === '=' ? 1 : 2);
    }
    before = line;
  }
  return [...depths].toSorted((a, b) => a - b);
}
