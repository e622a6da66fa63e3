import { describe, expect, it } from 'vitest';
import { isLate } from './lateness.ts';
import { POLICY } from './policy.ts';

describe('isLate', () => {
  it('#31 holds when far more time went by than a probe can take', () => {
    expect(isLate({ dueMs: 1_000, endedMs: 61_000 }, POLICY)).toBe(true);
  });

  it('#06 does not hold for a probe that ran into its time limit, even on a busy machine', () => {
    const endedMs = 1_000 + POLICY.probeTimeoutMs + 500;
    expect(isLate({ dueMs: 1_000, endedMs }, POLICY)).toBe(false);
  });
});
