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
const SENTENCE_END = /[。！？!?]+[」』”"')）]*|\.(?=["')]*\s)["')]*/gu;
const ABBREVIATION = /(?:^|[\s(])(?:dr|mr|mrs|ms|st|vs|no|approx|e\.g|i\.e|etc|fig|\p{L})\.$/iu;

/** Cuts a Markdown text into its sentences, in their order, without markup. */
export function parseSentences(markdown: string): Sentence[] {
  const sentences: Sentence[] = [];
  let section: string | null = null;
  let paragraph: string[] = [];

  const flush = (): void => {
    for (const text of splitSentences(joinLines(paragraph))) {
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

/** Cuts a text after each sentence; nothing but blanks between them is lost. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(SENTENCE_END)) {
    const end = index + mark.length;
    const sentence = text.slice(start, end);
    if (!(mark.startsWith('.') && ABBREVIATION.test(sentence.trimEnd()))) {
      sentences.push(sentence.trim());
      start = end;
    }
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Lines that were only broken to fit belong together; Chinese has no blank there. */
function joinLines(lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      // Two units hold any character.
      const end = lines[index - 1]?.slice(-2) ?? '';
      const isHan = /[\p{Script=Han}，。、；：]$/u.test(end) && /^\p{Script=Han}/u.test(line);
      return index === 0 || isHan ? line : ` ${line}`;
    })
    .join('');
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
