import type { Policy } from './policy.ts';

/** What of a service's past decides about its next restart. */
export interface RestartHistory {
  readonly everReady: boolean;
  /** Ends in a row that came before the service was stable. */
  readonly earlyEnds: number;
  /** When the unwanted ends of the last window happened. */
  readonly endsMs: readonly number[];
}

/** The past of a service that has none. */
export const NO_HISTORY: RestartHistory = {
  everReady: false,
  earlyEnds: 0,
  endsMs: [],
};

/** An end that nobody asked for. */
export interface UnwantedEnd {
  readonly nowMs: number;
  /** For how long the incarnation had served, its silence at the end not counted; null when it never was ready. */
  readonly servedMs: number | null;
}

/** The history with one more success in it. */
export function withReady(history: RestartHistory): RestartHistory {
  return { ...history, everReady: true };
}

/** The history with one more unwanted end in it. */
export function withEnd(
  history: RestartHistory,
  { nowMs, servedMs }: UnwantedEnd,
  policy: Policy,
): RestartHistory {
  const wasStable = servedMs !== null && servedMs >= policy.stableAfterMs;
  return {
    everReady: history.everReady,
    earlyEnds: wasStable ? 0 : history.earlyEnds + 1,
    endsMs: [...history.endsMs.filter((ms) => nowMs - ms < policy.restartWindowMs), nowMs],
  };
}

/**
 * Whether another restart would be one too many. A service that fails slowly, or hangs each time, never
 * fills the window; so the ends that came too early are counted in a row as well.
 */
export function isExhausted(history: RestartHistory, policy: Policy): boolean {
  const { everReady, earlyEnds, endsMs } = history;
  const mostEarlyEnds = everReady ? policy.restartLimit : policy.startTries - 1;
  return earlyEnds > mostEarlyEnds || endsMs.length > policy.restartLimit;
}

/** How long to wait before the next start; `jitter` lies between -1 and 1. */
export function restartDelayMs(history: RestartHistory, jitter: number, policy: Policy): number {
  if (history.earlyEnds === 0) {
    return 0;
  }
  const exponential = policy.backoffFirstMs * 2 ** (history.earlyEnds - 1);
  return Math.min(exponential * (1 + jitter * policy.backoffJitter), policy.backoffMaxMs);
}
