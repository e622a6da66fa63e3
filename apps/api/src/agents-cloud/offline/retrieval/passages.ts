import { hasWords, joinLines, splitSentences } from '../../../prose/index.ts';

/** A sentence of a document, and the heading that it stands under. */
export interface Sentence {
  readonly text: string;
  /** Null before the first heading. */
  readonly section: string | null;
}

const HEADING = /^ {0,3}#{1,6}(?=\s)/;
const FENCE = /^ {0,3}(?:```|~~~)/;
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)、])\s+/;
const RULE = /^[\s|:*_=-]+$/;

/** Cuts a Markdown text into its sentences, in their order, without markup. */
export function parseSentences(markdown: string): Sentence[] {
  const sentences: Sentence[] = [];
  let section: string | null = null;
  let paragraph: string[] = [];

  const flush = (): void => {
    for (const text of splitSentences(joinLines(paragraph)).filter(hasWords)) {
      sentences.push({ text, section });
    }
    paragraph = [];
  };

  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const marks = HEADING.exec(line)?.[0];
    if (marks !== undefined) {
      flush();
      section = plainText(line.slice(marks.length).replace(/[\s#]+$/, '')) || section;
    } else if (line.trim() === '' || FENCE.test(line) || RULE.test(line)) {
      flush();
    } else {
      if (LIST_ITEM.test(line) || line.trimStart().startsWith('|')) {
        flush();
      }
      paragraph.push(plainText(line.replace(LIST_ITEM, '')));
    }
  }
  flush();
  return sentences;
}

function plainText(line: string): string {
  return line
    .replace(/^\s*(?:>\s?)+/, '')
    .replaceAll(/!?\[([^\][]*)\]\([^()\s]*\)/g, '$1')
    .replaceAll(/\*\*|__|`|~~/g, '')
    .replaceAll(/(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\s*\|\s*/g, ' ')
    .trim();
}
