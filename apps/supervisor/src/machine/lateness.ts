import type { Policy } from './policy.ts';

/** When a probe was to begin, and when its verdict came. */
export interface ProbeTimes {
  readonly dueMs: number;
  readonly endedMs: number;
}

/**
 * Whether the supervisor itself stood still meanwhile. Cloud Run takes the CPU away between requests, so
 * a probe that failed then proves nothing about the service.
 */
export function isLate({ dueMs, endedMs }: ProbeTimes, policy: Policy): boolean {
  return endedMs - dueMs > policy.probeTimeoutMs + policy.probePeriodMs;
}
