import { describe, expect, it } from 'vitest';
import { isMet, type Row } from '../report/report.ts';
import { apiRead } from './api-read.ts';
import { growth, list } from './list.ts';
import { proxy, saysHealthy } from './proxy.ts';
import type { RequestBenchmark } from './request-benchmark.ts';
import { scriptStream } from './script-stream.ts';
import { staticFiles } from './static.ts';

/** Rows in which each subject has the given value of every figure. */
function rowsOf(benchmark: RequestBenchmark, value: (subject: string) => number): readonly Row[] {
  return benchmark.subjects.map((contender) => ({
    contender,
    values: Object.fromEntries(
      benchmark.figures.map(({ id }) => [id, [value(contender), value(contender)]]),
    ),
  }));
}

const verdicts = (benchmark: RequestBenchmark, value: (subject: string) => number) =>
  benchmark.marksOf(rowsOf(benchmark, value)).map(isMet);

describe.each([proxy, staticFiles, apiRead, list, scriptStream])('$name', (benchmark) => {
  it('judges nothing without rows, and meets its marks where all are alike', () => {
    expect(benchmark.marksOf([]).map(isMet)).toEqual(benchmark.marksOf([]).map(() => null));
    expect(verdicts(benchmark, () => 1)).not.toContain(false);
  });

  it('compares with a subject that there is', () => {
    expect(benchmark.subjects).toContain(benchmark.base);
  });
});

describe('marksOf', () => {
  it('asks for requests at the least, and for time at the most', () => {
    const slow = (subject: string): number => (subject === 'ours' ? 0.25 : 1);
    expect(verdicts(proxy, slow)).toEqual([false, true, false]);
    expect(verdicts(staticFiles, slow)).toEqual([false]);
    expect(verdicts(apiRead, slow)).toEqual([false]);
    const late = (subject: string): number => (subject === 'ours' ? 21 : 1);
    expect(verdicts(scriptStream, late)).toEqual([false, false]);
    expect(verdicts(proxy, late)).toEqual([true, false, true]);
  });

  it('has a page cost the same of any collection', () => {
    const grows = (subject: string): number => (subject.startsWith('10,000') ? 2 : 1);
    expect(verdicts(list, grows)).toEqual([true, false, false, true]);
  });
});

describe('growth', () => {
  it('compares the last round with the first', () => {
    const rows = [{ contender: 'a', values: { memory: [100, 300, 150] } }];
    expect(growth(rows, 'a', 'memory')).toBe(1.5);
    expect(growth(rows, 'b', 'memory')).toBeNull();
  });
});

describe('saysHealthy', () => {
  it('takes whole reports that say so, and nothing else', () => {
    expect(saysHealthy('{"status":"healthy","version":"1"}')).toBe(true);
    expect(saysHealthy('{"status":"unhealthy","version":"1"}')).toBe(false);
    expect(saysHealthy('{"status":"healthy","vers')).toBe(false);
  });
});
