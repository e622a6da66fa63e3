import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReport, renderTable, renderValue } from './render-report.ts';
import { isMet, type Report } from './report.ts';

const REPORT: Report = {
  title: 'Cold start',
  figures: [
    { id: 'ready', title: 'first healthy answer', unit: 'ms' },
    { id: 'left', title: 'left behind', unit: 'count' },
  ],
  rows: [
    { contender: 'ours', values: { ready: [412.4, 400, 420], left: [0] } },
    { contender: 'floor', values: { ready: [400], left: [1] } },
    { contender: 'concurrently', values: { ready: [Infinity], left: [] } },
    { contender: 's6', values: {}, note: 'not installed' },
  ],
  marks: [
    { text: 'against the floor', value: 1.031, limit: 1.25, unit: 'x' },
    { text: 'against the script', value: null, limit: 0.4, unit: 'x' },
    { text: 'stop', value: 301, limit: 300, unit: 'ms' },
    { text: 'ahead', value: 1, limit: 1, unit: 'x', inclusive: false },
    { text: 'requests', value: 9_000.4, limit: 9_500, unit: '/s', atLeast: true },
  ],
  base: 'floor',
  conditions: { node: 'v26', iterations: '3' },
};

describe('renderReport', () => {
  it('shows medians with their ratio to the floor, and which marks are met', () => {
    expect(renderReport(REPORT)).toMatchInlineSnapshot(`
      "# Cold start

      node: v26 · iterations: 3

      |              | first healthy answer | left behind |
      | ------------ | -------------------- | ----------- |
      | ours         | 412 ms (1.03 x)      | 0           |
      | floor        | 400 ms               | 1           |
      | concurrently | never                | -           |
      | s6           | not installed        |             |

      | mark               | measured | limit      |              |
      | ------------------ | -------- | ---------- | ------------ |
      | against the floor  | 1.03 x   | <= 1.25 x  | met          |
      | against the script | -        | <= 0.40 x  | not measured |
      | stop               | 301 ms   | <= 300 ms  | NOT MET      |
      | ahead              | 1.00 x   | < 1.00 x   | NOT MET      |
      | requests           | 9000 /s  | >= 9500 /s | NOT MET      |
      "
    `);
  });
});

describe('renderTable', () => {
  it('puts every cell of a column at the same place, whatever is in it', () => {
    const cell = fc.stringMatching(/^[a-z |]{0,12}$/);
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const lines = renderTable(rows);
        expect(lines).toHaveLength(rows.length + 1);
        expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
        for (const line of lines) {
          expect(line.match(/(?<!\\)\|/g)).toHaveLength(4);
        }
      }),
    );
  });
});

describe('renderValue', () => {
  it.each([
    [null, 'ms', '-'],
    [Infinity, 'ms', 'never'],
    [3.14159, 'ms', '3.1 ms'],
    [314.159, 'ms', '314 ms'],
    [44.6, 'MiB', '45 MiB'],
    [87.4, 'us', '87 us'],
    [0, 'count', '0'],
    [0.333, 'x', '0.33 x'],
  ] as const)('says %j %s as %s', (value, unit, text) => {
    expect(renderValue(value, unit)).toBe(text);
  });
});

describe('isMet', () => {
  it('knows at most from less than and from at least, and does not judge what was not measured', () => {
    const mark = { text: '', limit: 1, unit: 'x' } as const;
    expect(isMet({ ...mark, value: 1 })).toBe(true);
    expect(isMet({ ...mark, value: 1, inclusive: false })).toBe(false);
    expect(isMet({ ...mark, value: Infinity })).toBe(false);
    expect(isMet({ ...mark, value: null })).toBeNull();
    expect(isMet({ ...mark, atLeast: true, value: 1.1 })).toBe(true);
    expect(isMet({ ...mark, atLeast: true, value: 1 })).toBe(true);
    expect(isMet({ ...mark, atLeast: true, value: 0.9 })).toBe(false);
  });
});
