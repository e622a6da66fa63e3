import { describe, expect, it } from 'vitest';
import { summarise, summaryLine } from './summarise.ts';

const file = (status: string, tests: Readonly<Record<string, string>>, message?: string) => ({
  name: '/checkout/libs/a/src/a.spec.ts',
  status,
  ...(message === undefined ? {} : { message }),
  assertionResults: Object.entries(tests).map(([fullName, outcome]) => ({
    fullName,
    status: outcome,
    failureMessages: [] as string[],
  })),
});
const of = (...testResults: ReturnType<typeof file>[]) =>
  summarise([{ project: 'libs/a', report: { testResults } }]);

describe('summarise', () => {
  it('counts what passed, and names what failed or was skipped with its project', () => {
    const tests = { one: 'passed', two: 'failed', three: 'skipped', four: 'todo', five: 'pending' };
    expect(of(file('failed', tests))).toEqual({
      passed: 1,
      flaky: [],
      failed: ['libs/a: two'],
      skipped: ['libs/a: three', 'libs/a: four', 'libs/a: five'],
    });
  });

  it('names what passed only when it was tried again, and what failed every time just as failed', () => {
    const tried = (fullName: string, status: string) => ({
      fullName,
      status,
      failureMessages: ['Error: expected 1 to be 2\n    at a.spec.ts'],
    });
    const assertionResults = [tried('one', 'passed'), tried('two', 'failed')];
    expect(of({ ...file('failed', {}), assertionResults })).toEqual({
      passed: 1,
      flaky: ['libs/a: one; at first: Error: expected 1 to be 2'],
      failed: ['libs/a: two'],
      skipped: [],
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(of(file('failed', {}, 'Cannot find x\n    at y')).failed).toEqual([
      'libs/a/src/a.spec.ts could not run: Cannot find x',
    ]);
  });

  it('counts a file whose tests passed but whose hook threw as a failure', () => {
    expect(of(file('failed', { one: 'passed' }))).toMatchObject({
      passed: 1,
      failed: ['libs/a/src/a.spec.ts could not run'],
    });
  });

  it('does not take a status that it does not know for a success', () => {
    expect(of(file('passed', { one: 'vanished' }))).toMatchObject({
      passed: 0,
      failed: ['libs/a: one'],
    });
  });
});

describe('summaryLine', () => {
  it('speaks of skipped tests only when there are any', () => {
    expect(summaryLine({ passed: 12, flaky: [], failed: [], skipped: [] })).toBe(
      '12 passed, 0 failed',
    );
    expect(summaryLine({ passed: 12, flaky: [], failed: ['x'], skipped: ['y', 'z'] })).toBe(
      '12 passed, 1 failed, 2 skipped',
    );
  });
});
