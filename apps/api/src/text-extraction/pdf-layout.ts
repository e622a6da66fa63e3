/** A piece of text on a page; a subset of what pdf.js reports. */
export interface PdfTextItem {
  readonly str: string;
  /** Whether a line ends after this piece. */
  readonly hasEOL: boolean;
  /** The matrix that places the piece; its last entry is the distance from the bottom of the page. */
  readonly transform: readonly number[];
  readonly height: number;
}

// Lines of one paragraph stand at most 1.5 line heights apart; a block begins further away.
const PARAGRAPH_GAP = 1.75;

/** The text of a page, line by line, with a blank line where the page leaves one. */
export function layOutPage(items: readonly PdfTextItem[]): string {
  const lines: string[] = [];
  let line = '';
  let previous: PdfTextItem | undefined;
  for (const item of items) {
    if (item.str.trim() !== '') {
      if (previous !== undefined && line === '' && isNewBlock(previous, item)) {
        lines.push('');
      }
      previous = item;
    }
    line += item.str;
    if (item.hasEOL) {
      lines.push(tidyLine(line));
      line = '';
    }
  }
  lines.push(tidyLine(line));
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function isNewBlock(before: PdfTextItem, after: PdfTextItem): boolean {
  const distance = baselineOf(before) - baselineOf(after);
  // A jump upwards is the next column.
  return (
    distance < -before.height || distance > PARAGRAPH_GAP * Math.max(before.height, after.height)
  );
}

function baselineOf(item: PdfTextItem): number {
  return item.transform[5] ?? 0;
}

function tidyLine(line: string): string {
  return line.replace(/[^\S\n]+/g, ' ').trim();
}
