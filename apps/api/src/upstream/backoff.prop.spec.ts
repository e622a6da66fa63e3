import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const failedAttempts = fc.integer({ min: 1, max: 1_000 });
const random = fc.double({ min: 0, max: 1, noNaN: true });

describe('backoffMs', () => {
  it('stays between a quarter of a second and ten seconds when nothing is asked for', () => {
    fc.assert(
      fc.property(failedAttempts, random, (failed, value) => {
        const pause = backoffMs(failed, null, value);
        expect(pause).toBeGreaterThanOrEqual(250);
        expect(pause).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  it('never shrinks from one attempt to the next', () => {
    fc.assert(
      fc.property(failedAttempts, random, (failed, value) => {
        expect(backoffMs(failed + 1, null, value)).toBeGreaterThanOrEqual(
          backoffMs(failed, null, value),
        );
      }),
    );
  });

  it('is never shorter than the service asked for', () => {
    fc.assert(
      fc.property(failedAttempts, fc.nat(60), random, (failed, asked, value) => {
        expect(backoffMs(failed, asked, value)).toBeGreaterThanOrEqual(asked * 1000);
      }),
    );
  });

  it('doubles', () => {
    expect([1, 2, 3, 4, 5, 6].map((failed) => backoffMs(failed, null, 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 10_000,
    ]);
  });
});
