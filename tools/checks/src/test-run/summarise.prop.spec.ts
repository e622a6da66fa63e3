import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise, summaryLine, type ProjectReport } from './summarise.ts';

const status = fc.constantFrom('passed', 'failed', 'skipped', 'pending', 'todo', 'strange');
const testFile = fc
  .record({
    name: fc.stringMatching(/^[a-z]{1,8}\.spec\.ts$/),
    assertionResults: fc.array(
      fc.record({
        fullName: fc.string(),
        status,
        failureMessages: fc.array(fc.string(), { maxLength: 2 }),
      }),
    ),
    loaded: fc.boolean(),
  })
  .map(({ name, assertionResults, loaded }) => {
    const isPassed = loaded && assertionResults.every((test) => test.status === 'passed');
    return { name, assertionResults, status: isPassed ? 'passed' : 'failed' };
  });
const report: fc.Arbitrary<ProjectReport> = fc.record({
  project: fc.constantFrom('libs/a', 'apps/b'),
  report: fc.record({ testResults: fc.array(testFile) }),
});
const reports = fc.array(report);

describe('summarise', () => {
  it('forgets no test: each is passed, failed or skipped', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const { passed, failed, skipped } = summarise(all);
        const files = all.flatMap((each) => each.report.testResults);
        const tests = files.flatMap((each) => each.assertionResults);
        const brokenFiles = files.filter(
          (each) =>
            each.status === 'failed' &&
            !each.assertionResults.some(({ status: it }) => it === 'failed' || it === 'strange'),
        );
        expect(passed + failed.length + skipped.length).toBe(tests.length + brokenFiles.length);
        expect(passed).toBe(tests.filter((test) => test.status === 'passed').length);
      }),
    );
  });

  it('reports a failure whenever a file failed', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const hasFailure = all.some((each) =>
          each.report.testResults.some((testResult) => testResult.status !== 'passed'),
        );
        expect(summarise(all).failed.length > 0).toBe(hasFailure);
      }),
    );
  });

  it('adds up: the whole is the sum of its parts, in any order', () => {
    fc.assert(
      fc.property(reports, reports, (some, others) => {
        const whole = summarise([...some, ...others]);
        const turned = summarise([...others, ...some]);
        const parts = [summarise(some), summarise(others)];
        expect(whole.passed).toBe(parts.reduce((sum, part) => sum + part.passed, 0));
        expect(whole.failed).toEqual(parts.flatMap((part) => part.failed));
        expect(turned.failed.toSorted()).toEqual(whole.failed.toSorted());
        expect(summaryLine(turned)).toBe(summaryLine(whole));
      }),
    );
  });
});

describe('summaryLine', () => {
  it('is read back with the counts that went in', () => {
    const names = fc.array(fc.string());
    fc.assert(
      fc.property(fc.nat(), names, names, (passed, failed, skipped) => {
        const line = summaryLine({ passed, flaky: [], failed, skipped });
        const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(line);
        expect(match?.slice(1).map((count) => Number(count ?? 0))).toEqual([
          passed,
          failed.length,
          skipped.length,
        ]);
      }),
    );
  });
});
