import { hasWords, joinLines } from '../../prose/index.ts';
import { plainText } from './plain-text.ts';
import { shortSentences } from './short-sentences.ts';
import { spokenLength } from './spoken-length.ts';

/** A part of a document: its heading, null before the first one, and its sentences in their order. */
export interface Section {
  readonly heading: string | null;
  readonly sentences: readonly string[];
}

/** A longer heading is read as a sentence. */
const LONGEST_HEADING = 15;

const HEADING = /^#{1,6}(?=\s)/;
const ITEM = /^(?:[-*+•]|\d{1,3}[.)])\s+/;
const RULE = /^(?:[-*_=]\s*){3,}$|^\|?[\s:|-]+\|[\s:|-]*$/;
const NUMBERING = /^(?:\d{1,3}[.)、]|[一二三四五六七八九十]{1,3}、)\s*/;

/**
 * What a Markdown text says, without its marks; a section without a sentence is left out. A first-level
 * heading at the very beginning is the title of the document, and begins no section.
 */
export function outlineOf(markdown: string): Section[] {
  const sections: { heading: string | null; sentences: string[] }[] = [
    { heading: null, sentences: [] },
  ];
  let paragraph: string[] = [];
  const flush = (): void => {
    for (const sentence of shortSentences(joinLines(paragraph)).filter(hasWords)) {
      sections.at(-1)?.sentences.push(closed(sentence));
    }
    paragraph = [];
  };
  for (const raw of markdown.split(/\r\n|\r|\n/)) {
    const line = raw.trim().replace(/^(?:>\s?)+/, '');
    const marks = HEADING.exec(line)?.[0];
    const heading = marks === undefined ? '' : headingText(line.slice(marks.length));
    if (heading !== '' && spokenLength(heading) <= LONGEST_HEADING) {
      flush();
      if (marks === '#' && isStart(sections)) {
        continue;
      }
      sections.push({ heading, sentences: [] });
    } else if (line.startsWith('|') && RULE.test(line)) {
      // The row before it only names the columns.
      paragraph = [];
    } else if (line === '' || RULE.test(line) || line.startsWith('```')) {
      flush();
    } else {
      if (ITEM.test(line) || marks !== undefined || line.startsWith('|')) {
        flush();
      }
      paragraph.push(plainText(cells(line.slice(marks?.length ?? 0).replace(ITEM, ''))));
    }
  }
  flush();
  return sections.filter(({ sentences }) => sentences.length > 0);
}

function isStart(sections: readonly Section[]): boolean {
  return sections.length === 1 && sections[0]?.sentences.length === 0;
}

function headingText(text: string): string {
  const plain = plainText(text.trim().replace(/#+$/, '')).replace(NUMBERING, '').trim();
  const heading = plain.replace(/[:：]$/, '').trim();
  return hasWords(heading) ? heading : '';
}

/** A row of a table as one sentence. */
function cells(line: string): string {
  return line.startsWith('|')
    ? line
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(', ')
    : line;
}

/** Speech needs an end: an item of a list often has none. */
function closed(sentence: string): string {
  const bare = sentence.replace(/[,;:，；：、]$/, '');
  if (/[.!?。！？…]["'”’」』）)\]]*$/.test(bare)) {
    return bare;
  }
  return `${bare}${/\p{Script=Han}/u.test(bare) ? '。' : '.'}`;
}
