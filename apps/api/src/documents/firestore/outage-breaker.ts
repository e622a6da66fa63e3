import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { StoreUnavailableError } from '../store-error.ts';
import { isOutage } from './firestore-failure.ts';

/** Keeps calls from a store that is away, so that their callers need not wait to hear it. */
export interface OutageBreaker {
  /** @throws StoreUnavailableError (ERR_STORE_UNAVAILABLE) at once, while the store is taken to be away */
  run<T>(operation: () => Promise<T>): Promise<T>;
}

/** When a breaker opens, and when it lets a call try again. */
export interface OutageBreakerOptions {
  /** Outages in a row that open it. @default 3 */
  readonly opensAfter?: number;
  /** @default 1500 */
  readonly triesAgainAfterMs?: number;
}

/** Makes an {@link OutageBreaker}. After `triesAgainAfterMs` one call goes through, and its outcome decides. */
export function createOutageBreaker(options: OutageBreakerOptions = {}): OutageBreaker {
  const { opensAfter = 3, triesAgainAfterMs = 1_500 } = options;
  const policy = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(opensAfter),
    halfOpenAfter: triesAgainAfterMs,
  });
  const away = (): StoreUnavailableError =>
    new StoreUnavailableError('Firestore was away a moment ago; it is tried again soon.', {
      retryAfterSeconds: Math.ceil(triesAgainAfterMs / 1_000),
    });

  return {
    async run(operation) {
      // The policy would have other calls wait for the one that tries.
      if (policy.state === CircuitState.HalfOpen) {
        throw away();
      }
      try {
        return await policy.execute(operation);
      } catch (error) {
        throw error instanceof BrokenCircuitError ? away() : error;
      }
    },
  };
}
