import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingReport, isSuccess, type RunOutcome } from './closing-report.ts';

describe('closingReport', () => {
  it('ends with the counts, and says that a run is no success exactly when it is none', () => {
    const names = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 });
    const outcome: fc.Arbitrary<RunOutcome> = fc.record({
      nxCode: fc.constantFrom(0, 1, 130, null),
      summary: fc.record({
        passed: fc.nat({ max: 9 }),
        flaky: names,
        failed: names,
        skipped: names,
      }),
      failedTargets: fc.option(names, { nil: null }),
      withoutResults: names,
      narrowed: fc.boolean(),
    });
    fc.assert(
      fc.property(outcome, (given) => {
        const lines = closingReport(given);
        expect(lines.at(-1)).toMatch(/^\d+ passed, \d+ failed(, \d+ skipped)?$/);
        const verdict = lines.at(-2) ?? '';
        expect(/^The run is no success: .+\.$/.test(verdict)).toBe(!isSuccess(given));
      }),
    );
  });
});
