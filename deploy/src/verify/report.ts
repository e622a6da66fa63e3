import type { Row, Verdict } from './finding.ts';

const WIDEST_SEEN = 110;
const COLUMNS = ['check', 'what was seen', 'took', 'verdict'] as const;
const VERDICTS: readonly Verdict[] = ['ok', 'FAILED', 'skipped', 'shown'];

/** The table of a verification: a block for each scenario, and a last line that counts. */
export function renderReport(rows: readonly Row[]): string {
  const cells = rows.flatMap(cellsOf);
  const widths = COLUMNS.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => width(row[column] ?? ''))),
  );
  const rule = widths.map((columns) => '-'.repeat(columns)).join('  ');
  const lines = [line(COLUMNS, widths), rule];
  let scenario = '';
  for (const row of rows) {
    if (row.scenario !== scenario) {
      scenario = row.scenario;
      lines.push('', scenario);
    }
    lines.push(...cellsOf(row).map((cell) => line(cell, widths)));
  }
  return [...lines, '', summary(rows)].join('\n');
}

/** Whether every promise was kept. */
export function isKept(rows: readonly Row[]): boolean {
  return rows.every(({ verdict }) => verdict !== 'FAILED');
}

/** The lines of a row: what was seen may need several. */
function cellsOf({ check, seen, tookMs, verdict }: Row): string[][] {
  return wrap(seen, WIDEST_SEEN).map((part, index) =>
    index === 0 ? [check, part, seconds(tookMs), verdict] : ['', part, '', ''],
  );
}

function summary(rows: readonly Row[]): string {
  return VERDICTS.map(
    (verdict) => `${String(rows.filter((row) => row.verdict === verdict).length)} ${verdict}`,
  ).join(', ');
}

function line(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
    .join('  ')
    .trimEnd();
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function width(text: string): number {
  return [...text].length;
}

/** Lines of whole words; a longer word has a line of its own. What breaks lines is made a space. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (current !== '' && width(current) + 1 + width(word) > columns) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
