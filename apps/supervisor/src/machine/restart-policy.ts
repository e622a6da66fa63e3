import type { Policy } from './policy.ts';

/** What of a service's past decides about its next restart. */
export interface RestartHistory {
  readonly everReady: boolean;
  /** Starts in a row that never got ready. */
  readonly failedStarts: number;
  /** Ends in a row that came before the service was stable. */
  readonly earlyEnds: number;
  /** When the unwanted ends of the last window happened. */
  readonly endsMs: readonly number[];
}

/** The past of a service that has none. */
export const NO_HISTORY: RestartHistory = {
  everReady: false,
  failedStarts: 0,
  earlyEnds: 0,
  endsMs: [],
};

/** An end that nobody asked for. */
export interface UnwantedEnd {
  readonly nowMs: number;
  /** Since when the incarnation had been ready; null when it never was. */
  readonly readySinceMs: number | null;
}

/** The history with one more success in it. */
export function withReady(history: RestartHistory): RestartHistory {
  return { ...history, everReady: true, failedStarts: 0 };
}

/** The history with one more unwanted end in it. */
export function withEnd(
  history: RestartHistory,
  { nowMs, readySinceMs }: UnwantedEnd,
  policy: Policy,
): RestartHistory {
  const stable = readySinceMs !== null && nowMs - readySinceMs >= policy.stableAfterMs;
  return {
    everReady: history.everReady,
    failedStarts: readySinceMs === null ? history.failedStarts + 1 : 0,
    earlyEnds: stable ? 0 : history.earlyEnds + 1,
    endsMs: [...history.endsMs.filter((ms) => nowMs - ms < policy.restartWindowMs), nowMs],
  };
}

/**
 * Whether another restart would be one too many. Starts that fail slowly never fill the window, so they
 * are counted in a row as well.
 */
export function isExhausted(history: RestartHistory, policy: Policy): boolean {
  const triesLeft = history.everReady
    ? policy.restartLimit + 1 - history.failedStarts
    : policy.startTries - history.failedStarts;
  return triesLeft <= 0 || history.endsMs.length > policy.restartLimit;
}

/** How long to wait before the next start; `jitter` lies between -1 and 1. */
export function restartDelayMs(history: RestartHistory, jitter: number, policy: Policy): number {
  if (history.earlyEnds === 0) {
    return 0;
  }
  const exponential = policy.backoffFirstMs * 2 ** (history.earlyEnds - 1);
  return Math.min(exponential * (1 + jitter * policy.backoffJitter), policy.backoffMaxMs);
}
