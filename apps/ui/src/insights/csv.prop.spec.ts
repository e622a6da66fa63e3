import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from './csv.ts';

/** A reader of RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const CELLS = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', 'a') }),
);

describe('renderCsv', () => {
  it('gives back every text when it is read, but for the apostrophe before formulas', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(CELLS, { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
        (rows) => {
          const text = renderCsv(rows);
          expect(text.startsWith('\u{FEFF}')).toBe(true);
          const read = parse(text.slice(1)).map((row) =>
            row.map((cell, place) => ({ cell, place })),
          );
          expect(read.map((row) => row.length)).toEqual(rows.map(() => 3));
          read.forEach((row, line) => {
            row.forEach(({ cell, place }) => {
              const meant = rows[line]?.[place] ?? '';
              expect([meant, `'${meant}`]).toContain(cell);
            });
          });
        },
      ),
    );
  });

  it('never lets a text begin as a formula would', () => {
    fc.assert(
      fc.property(CELLS, (cell) => {
        const [[read = ''] = []] = parse(renderCsv([[cell, 'x']]).slice(1));
        expect(read).not.toMatch(/^\s*[=+\-@]/u);
      }),
    );
  });

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    [' =1+1', `"' =1+1"`.replace(`"' =1+1"`, `' =1+1`)],
    ['＝SUM(A1)', `'＝SUM(A1)`],
    ['-5 °C', `'-5 °C`],
    ['A123456789', 'A123456789'],
    ['頭痛，發燒', '頭痛，發燒'],
    ['a,b', '"a,b"'],
  ])('writes %j as %j', (cell, written) => {
    expect(renderCsv([[cell, -5]])).toBe(`\u{FEFF}${written},-5\r\n`);
  });
});
