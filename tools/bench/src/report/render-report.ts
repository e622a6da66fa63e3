import { isMet, medianOf, relationOf, type Figure, type Mark, type Report } from './report.ts';
import { ratio } from './statistics.ts';

/** The report as Markdown: the table of medians, then the marks. */
export function renderReport(report: Report): string {
  const { title, figures, rows, marks, conditions } = report;
  const header = ['', ...figures.map((figure) => figure.title)];
  const body = rows.map((row) => [
    row.contender,
    ...(row.note === undefined
      ? figures.map((figure) => renderCell(report, row.contender, figure))
      : figures.map((_, index) => (index === 0 ? (row.note ?? '') : ''))),
  ]);
  return [
    `# ${title}`,
    '',
    Object.entries(conditions)
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · '),
    '',
    ...renderTable([header, ...body]),
    '',
    ...renderTable([
      ['mark', 'measured', 'limit', ''],
      ...marks.map((mark) => [
        mark.text,
        renderValue(mark.value, mark.unit),
        `${relationOf(mark)} ${renderValue(mark.limit, mark.unit)}`,
        verdictOn(mark),
      ]),
    ]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** A Markdown table whose columns stand under one another. */
export function renderTable(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [header = [], ...body] = cells;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}

/** A number as it is read best: no more digits than it deserves. */
export function renderValue(value: number | null, unit: Mark['unit']): string {
  if (value === null) {
    return '-';
  }
  if (!Number.isFinite(value)) {
    return 'never';
  }
  switch (unit) {
    case 'x':
      return `${value.toFixed(2)} x`;
    case 'count':
      return String(value);
    case 'ms':
    case 'us':
    case 'MiB':
      return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
    case '/s':
      return `${value.toFixed(0)} /s`;
  }
}

function renderCell({ rows, base }: Report, contender: string, { id, unit }: Figure): string {
  const value = medianOf(rows, contender, id);
  const times = unit === 'count' ? null : ratio(value, medianOf(rows, base, id));
  const text = renderValue(value, unit);
  return contender === base || times === null || !Number.isFinite(times)
    ? text
    : `${text} (${times.toFixed(2)} x)`;
}

function verdictOn(mark: Mark): string {
  switch (isMet(mark)) {
    case true:
      return 'met';
    case false:
      return 'NOT MET';
    case null:
      return 'not measured';
  }
}
