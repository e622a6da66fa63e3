import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from './finding.ts';
import { isKept, renderReport } from './report.ts';

const word = fc.stringMatching(/^[A-Za-z0-9.:/-]{1,20}$/);
const row: fc.Arbitrary<Row> = fc.record({
  scenario: fc.constantFrom('one', 'two'),
  check: word,
  seen: fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
  tookMs: fc.nat(100_000),
  verdict: fc.constantFrom('ok' as const, 'FAILED' as const, 'skipped' as const, 'shown' as const),
});

describe('renderReport', () => {
  it('loses no word, and counts every row', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = renderReport(rows);
        const words = text.split(/\s+/);
        for (const { seen, check, verdict } of rows) {
          expect(words).toEqual(expect.arrayContaining([check, verdict]));
          expect(words).toEqual(
            expect.arrayContaining(seen.split(' ').filter((each) => each !== '')),
          );
        }
        const counts = [...(text.split('\n').at(-1) ?? '').matchAll(/\d+/g)].map(Number);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      }),
    );
  });

  it('is a table', () => {
    const rows: readonly Row[] = [
      {
        scenario: 'production',
        check: 'SIGTERM',
        seen: 'ended with 0',
        tookMs: 1_234,
        verdict: 'ok',
      },
      { scenario: 'staging', check: 'log lines', seen: 'a\nb', tookMs: 0, verdict: 'FAILED' },
    ];
    expect(renderReport(rows)).toMatchInlineSnapshot(`
      "check      what was seen  took   verdict
      ---------  -------------  -----  -------

      production
      SIGTERM    ended with 0   1.2 s  ok

      staging
      log lines  a b            0.0 s  FAILED

      1 ok, 1 FAILED, 0 skipped, 0 shown"
    `);
  });
});

describe('isKept', () => {
  it('is false exactly when a row failed', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(isKept(rows)).toBe(!rows.some(({ verdict }) => verdict === 'FAILED'));
      }),
    );
  });
});
