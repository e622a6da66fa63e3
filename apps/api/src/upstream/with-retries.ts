import { AttemptError, toUpstreamError } from './attempt-error.ts';
import { backoffMs } from './backoff.ts';
import { startDeadline, type Sleep } from './deadline.ts';
import type { UpstreamService } from './upstream-error.ts';

/** How a call is repeated. */
export interface RetryPlan {
  readonly service: UpstreamService;
  /** All attempts and the pauses between them. */
  readonly deadlineMs: number;
  readonly attempts: number;
  /** Repeats only what the service surely did not take. */
  readonly onlyOnce: boolean;
  /** A longer pause is left to the caller. */
  readonly longestPauseMs: number;
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly monotonicMs: () => number;
}

/**
 * The result of the first attempt that succeeds. The signal that an attempt gets aborts with the caller's,
 * and at the deadline as long as the attempt runs.
 *
 * @throws UpstreamError when there is no further attempt, or the deadline is over
 * @throws the reason of the plan's signal once that aborts
 */
export async function withRetries<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  plan: RetryPlan,
): Promise<T> {
  const { service, signal, sleep, monotonicMs } = plan;
  signal.throwIfAborted();
  const endsAt = monotonicMs() + plan.deadlineMs;
  const deadline = startDeadline(plan.deadlineMs, sleep);
  const either = AbortSignal.any([signal, deadline.signal]);
  try {
    for (let failed = 1; ; failed++) {
      try {
        return await attempt(either);
      } catch (error) {
        signal.throwIfAborted();
        if (deadline.signal.aborted) {
          throw toUpstreamError(service, new AttemptError({ failure: 'timeout' }));
        }
        if (!(error instanceof AttemptError)) {
          throw error;
        }
        const pauseMs = backoffMs(failed, error.retryAfterSeconds, plan.random());
        const isTooLong = pauseMs > plan.longestPauseMs || monotonicMs() + pauseMs >= endsAt;
        const isLast = failed >= plan.attempts || isTooLong;
        if (error.final || (plan.onlyOnce && error.taken) || isLast) {
          throw toUpstreamError(service, error);
        }
        await sleep(pauseMs, either);
      }
    }
  } finally {
    deadline.clear();
  }
}
