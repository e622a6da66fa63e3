/** What spreadsheets take for the beginning of a formula, in half and full width. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Excel takes a file for UTF-8 only with this in front. */
const BYTE_ORDER_MARK = '\u{FEFF}';

/**
 * Rows as CSV (RFC 4180) that spreadsheets open as it is meant: in UTF-8, and with a text that could be
 * taken for a formula behind an apostrophe, which makes it text.
 */
export function renderCsv(rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map((row) => row.map(renderCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line}\r\n`).join('')}`;
}

function renderCell(value: string | number): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
