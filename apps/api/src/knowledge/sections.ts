const MARKS = /^#{1,6}(?=\s)/;
const BEFORE_FIRST_HEADING = 'Introduction';
const WITHOUT_HEADINGS = 'content';

/**
 * Splits Markdown at its headings into title and body. Text before the first heading is called
 * `Introduction`, text without any heading `content`; empty bodies are left out, and the last of several
 * sections with one title wins. As in the reference, a `#` inside a code fence begins a section too.
 */
export function parseSections(markdown: string): Record<string, string> {
  const text = markdown.includes('\r') ? markdown.replaceAll(/\r\n?/g, '\n') : markdown;
  const sections = new Map<string, string>();
  let title: string | null = null;
  let bodyStart = 0;
  const keep = (fallbackTitle: string, end: number): void => {
    const body = text.slice(bodyStart, end).trim();
    if (body !== '') {
      sections.set(title ?? fallbackTitle, body);
    }
  };
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const heading = mayBeHeading(text.charAt(start)) ? headingOf(text.slice(start, end)) : '';
    if (heading !== '') {
      keep(BEFORE_FIRST_HEADING, start);
      title = heading;
      bodyStart = end;
    }
    start = end + 1;
  }
  keep(WITHOUT_HEADINGS, text.length);
  return Object.fromEntries(sections);
}

/** By its first character, so that most lines need not be looked at. */
function mayBeHeading(first: string): boolean {
  return first === '#' || first.trim() === '';
}

/** The title of a heading, empty for any other line. In steps that cannot backtrack: lines come from anywhere. */
function headingOf(line: string): string {
  const text = line.trimStart();
  const marks = MARKS.exec(text)?.[0];
  return marks === undefined ? '' : text.slice(marks.length).trim();
}
