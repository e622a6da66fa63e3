import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { StoreUnavailableError } from '../documents/index.ts';

/**
 * Keeps calls from what is away, so that their callers need not wait to hear it: while it is taken to be
 * away, each is answered at once with a StoreUnavailableError (ERR_STORE_UNAVAILABLE).
 */
export type OutageBreaker = <T>(operation: () => Promise<T>) => Promise<T>;

/** When a breaker opens, and when it lets one call try again. */
export interface OutageBreakerOptions {
  /** What is away, for the message. */
  readonly what: string;
  /** Whether an error says so; others do not count. */
  readonly isOutage: (error: unknown) => boolean;
  /** Outages in a row that open it. */
  readonly opensAfter: number;
  readonly triesAgainAfterMs: number;
}

/** Makes an {@link OutageBreaker}. After `triesAgainAfterMs` one call goes through, and its outcome decides. */
export function createOutageBreaker(options: OutageBreakerOptions): OutageBreaker {
  const { what, isOutage, opensAfter, triesAgainAfterMs } = options;
  const policy = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(opensAfter),
    halfOpenAfter: triesAgainAfterMs,
  });
  const away = (): StoreUnavailableError =>
    new StoreUnavailableError(`${what} was away a moment ago; it is tried again soon.`, {
      retryAfterSeconds: Math.ceil(triesAgainAfterMs / 1_000),
    });

  return async (operation) => {
    // The policy would have other calls wait for the one that tries.
    if (policy.state === CircuitState.HalfOpen) {
      throw away();
    }
    try {
      return await policy.execute(operation);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? away() : error;
    }
  };
}
