import { SYNC_STATUSES } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettled, POLL_MS, pollInterval, WATCH_AFTER_SAVE_MS } from './poll-policy.ts';

const now = new Date('2026-05-01T10:00:00Z');
const before = (ms: number) => new Date(now.getTime() - ms);
const calm = { statuses: [], pages: 1, failed: false, savedAt: null, now };

describe('pollInterval', () => {
  it('reads again exactly while something is unsettled or was just saved', () => {
    const state = fc.record({
      statuses: fc.array(fc.constantFrom(...SYNC_STATUSES), { maxLength: 5 }),
      age: fc.option(fc.integer({ min: 0, max: 2 * WATCH_AFTER_SAVE_MS })),
    });
    fc.assert(
      fc.property(state, ({ statuses, age }) => {
        const savedAt = age === null ? null : before(age);
        const expected =
          statuses.some((status) => !isSettled(status)) ||
          (age !== null && age < WATCH_AFTER_SAVE_MS);
        expect(pollInterval({ ...calm, statuses, savedAt }) !== false).toBe(expected);
      }),
    );
  });

  it('takes longer when a reading is larger or has failed', () => {
    const working = { ...calm, statuses: ['syncing'] as const };
    expect(pollInterval(working)).toBe(POLL_MS);
    expect(pollInterval({ ...working, pages: 3 })).toBe(3 * POLL_MS);
    expect(pollInterval({ ...working, failed: true })).toBeGreaterThan(POLL_MS);
  });
});
