import { describe, expect, it } from 'vitest';
import { closingReport, isSuccess, type RunOutcome } from './closing-report.ts';

const GOOD: RunOutcome = {
  nxCode: 0,
  summary: { passed: 3, flaky: [], failed: [], skipped: [] },
  failedTargets: [],
  withoutResults: [],
  narrowed: false,
};

describe('isSuccess', () => {
  it('is true when Nx succeeded, a test passed and nothing else is wrong', () => {
    expect(isSuccess(GOOD)).toBe(true);
    expect(isSuccess({ ...GOOD, summary: { ...GOOD.summary, skipped: ['x'] } })).toBe(true);
  });

  it.each<[string, Partial<RunOutcome>]>([
    ['Nx failed', { nxCode: 1 }],
    ['Nx was ended by a signal', { nxCode: null }],
    ['a test failed', { summary: { passed: 3, flaky: [], failed: ['x'], skipped: [] } }],
    ['a project has no results', { withoutResults: ['libs/a'] }],
    ['there was no test', { summary: { passed: 0, flaky: [], failed: [], skipped: [] } }],
  ])('is false when %s', (_case, change) => {
    expect(isSuccess({ ...GOOD, ...change })).toBe(false);
  });

  it('does not ask for tests when only some targets were run', () => {
    const summary = { passed: 0, flaky: [], failed: [], skipped: [] };
    expect(isSuccess({ ...GOOD, summary, narrowed: true })).toBe(true);
  });
});

describe('closingReport', () => {
  it('is one line after a good run', () => {
    expect(closingReport(GOOD)).toEqual(['', '3 passed, 0 failed']);
  });

  it('names everything that is wrong before the counts', () => {
    expect(
      closingReport({
        nxCode: 1,
        summary: {
          passed: 3,
          flaky: ['libs/a: z; at first: x'],
          failed: ['libs/a: x'],
          skipped: ['libs/a: y'],
        },
        failedTargets: ['@elevendops/a:test', 'elevendops:lint'],
        withoutResults: ['libs/b'],
        narrowed: false,
      }),
    ).toEqual([
      '',
      'SKIPPED  libs/a: y',
      'FLAKY    libs/a: z; at first: x',
      'FAILED   libs/a: x',
      'NOT RUN  the tests of libs/b',
      'TARGET   @elevendops/a:test failed',
      'TARGET   elevendops:lint failed',
      'The run is no success: 1 failed, 1 without results, failed targets: 2.',
      '3 passed, 1 failed, 1 skipped',
    ]);
  });

  it('says so when Nx failed without naming a target', () => {
    expect(closingReport({ ...GOOD, nxCode: null, failedTargets: null })).toEqual([
      '',
      'NX       ended with null; its output above says why',
      'The run is no success: nx failed.',
      '3 passed, 0 failed',
    ]);
  });
});
