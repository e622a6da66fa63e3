import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { systemProperty } from '../__fixtures__/system-model.ts';

const RUNS = { numRuns: 2_000 };

describe('the system as an onlooker sees it', () => {
  it('#58 has one incarnation, is ready with both proofs, keeps deadlines and limits, and ends', () => {
    fc.assert(systemProperty(), RUNS);
  });

  it.each([
    [{ dropEffect: 'killGroup' }, /deadline|left behind/],
    [{ dropEffect: 'deadline' }, /deadline/],
    [{ mixIncarnations: true }, /left behind|incarnation|process|proven|proofs/],
  ] as const)('#59 is not so any more with %j', (sabotage, complaint) => {
    const { failed, errorInstance } = fc.check(systemProperty(sabotage), RUNS);
    expect(failed).toBe(true);
    expect(String(errorInstance)).toMatch(complaint);
  });
});
