/** Marks of markdown at the beginning of a line: headings, quotes, list items, with the blanks around them. */
const LINE_MARKS = /^\s*(?:#{1,6}\s+|>\s*|[-*+•]\s+)+/u;
/** Lines that hold no words: rules, fences, the line below the head of a table. */
const MARKS_ALONE = /^[\s\-*_=~`|:+#>]*$/u;
const COMMENT = /<!--(?:(?!<!--|-->)[\s\S])*-->/gu;
const HTML_TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/giu;
const LINK = /!?\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/gu;
/** Pairs of emphasis around words; a lone star or underscore stays. */
const EMPHASIS = [
  /(\*{1,3})(?=\S)([^*\n]*?\S)\1/gu,
  /(?<![\p{L}\p{N}])(_{1,3})(?=\S)([^_\n]*?\S)\1(?![\p{L}\p{N}])/gu,
  /(~~)(?=\S)([^~\n]*?\S)\1/gu,
  /(`{1,3})([^`\n]+?)\1/gu,
];
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!~|>])/gu;

/**
 * A script as it is read aloud: its words without the marks of markdown and HTML. Audio tags such as
 * `[pause]` stay, for voices that understand them.
 */
export function toSpokenText(script: string): string {
  return script
    .replace(COMMENT, ' ')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(spokenLine)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function spokenLine(line: string): string {
  if (MARKS_ALONE.test(line)) {
    return '';
  }
  let text = line.replace(LINE_MARKS, '').replace(LINK, '$1').replace(HTML_TAG, ' ');
  for (const emphasis of EMPHASIS) {
    text = text.replace(emphasis, '$2');
  }
  return cellsAsClauses(text)
    .replace(ESCAPED, '$1')
    .replace(/[\t ]+/gu, ' ')
    .trim();
}

/** A row of a table is read as a list. */
function cellsAsClauses(line: string): string {
  const row = line.trim();
  return row.startsWith('|') && row.endsWith('|') && row.length > 1
    ? row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join(', ')
    : line;
}
