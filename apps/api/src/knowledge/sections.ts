const MARKS = /^#{1,6}(?=\s)/;
const BEFORE_FIRST_HEADING = 'Introduction';
const WITHOUT_HEADINGS = 'content';

/**
 * Splits Markdown at its headings into title and body. Text before the first heading is called
 * `Introduction`, text without any heading `content`; empty bodies are left out, and the last of several
 * sections with one title wins. As in the reference, a `#` inside a code fence begins a section too.
 */
export function parseSections(markdown: string): Record<string, string> {
  const sections = new Map<string, string>();
  let title: string | null = null;
  let body: string[] = [];
  const keep = (fallbackTitle: string): void => {
    const text = body.join('\n').trim();
    if (text !== '') {
      sections.set(title ?? fallbackTitle, text);
    }
  };
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const heading = headingOf(line);
    if (heading === '') {
      body.push(line);
      continue;
    }
    keep(BEFORE_FIRST_HEADING);
    title = heading;
    body = [];
  }
  keep(WITHOUT_HEADINGS);
  return Object.fromEntries(sections);
}

/** The title of a heading, empty for any other line. In steps that cannot backtrack: lines come from anywhere. */
function headingOf(line: string): string {
  const text = line.trimStart();
  const marks = MARKS.exec(text)?.[0];
  return marks === undefined ? '' : text.slice(marks.length).trim();
}
