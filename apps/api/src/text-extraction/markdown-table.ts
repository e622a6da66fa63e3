/** A cell of a table as a document has it. */
export interface TableCell {
  /** Markdown; line breaks become spaces. */
  readonly text: string;
  /** How many columns the cell spans. */
  readonly columns: number;
  /** How many rows the cell spans. */
  readonly rows: number;
}

// Word itself allows 63; the number in a file may be anything.
const MAX_COLUMNS = 63;

/**
 * A table in the GitHub flavour of Markdown; its first row is the header. A cell over several rows is
 * repeated in each, because each row is read on its own; one over several columns leaves the others
 * empty. Columns without a word are left out; a table without words is an empty string.
 */
export function markdownTable(rows: readonly (readonly TableCell[])[]): string {
  const grid = layOut(rows).filter((row) => row.some((text) => text !== ''));
  const columns = usedColumns(grid);
  const [header, ...body] = grid.map((row) => columns.map((column) => row[column] ?? ''));
  if (header === undefined) {
    return '';
  }
  const rule = header.map(() => '---');
  return [header, rule, ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A column without a word is one that only spans made. */
function usedColumns(grid: readonly (readonly string[])[]): number[] {
  const used = new Set(
    grid.flatMap((row) => [...row.keys()].filter((column) => row[column] !== '')),
  );
  return [...used].sort((one, other) => one - other);
}

function layOut(rows: readonly (readonly TableCell[])[]): string[][] {
  // What is left of the cells that reach down from rows above, by column.
  const hanging = new Map<number, { text: string; rows: number }>();
  return rows.map((cells) => {
    const row: string[] = [];
    const takeHanging = (): void => {
      for (let cell = hanging.get(row.length); cell !== undefined; cell = hanging.get(row.length)) {
        hanging.delete(row.length);
        if (cell.rows > 1) {
          hanging.set(row.length, { text: cell.text, rows: cell.rows - 1 });
        }
        row.push(cell.text);
      }
    };
    for (const cell of cells) {
      takeHanging();
      for (const text of [cellText(cell.text), ...emptyColumns(cell, row.length)]) {
        if (cell.rows > 1) {
          hanging.set(row.length, { text, rows: cell.rows - 1 });
        }
        row.push(text);
      }
    }
    takeHanging();
    return row;
  });
}

function emptyColumns(cell: TableCell, column: number): string[] {
  const room = Math.max(0, MAX_COLUMNS - column - 1);
  return Array.from({ length: Math.min(room, Math.max(0, cell.columns - 1)) }, () => '');
}

function cellText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();
}
