import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { StoreUnavailableError } from '../../documents/index.ts';

/** Keeps calls from a store that is away, so that their callers need not wait to hear it. */
export type StoreBreaker = <T>(operation: () => Promise<T>) => Promise<T>;

/** When a breaker opens, and when it lets one call try again. */
export interface StoreBreakerOptions {
  /** What is away, for the message. */
  readonly what: string;
  readonly opensAfter: number;
  readonly triesAgainAfterMs: number;
}

/** Makes a {@link StoreBreaker} that opens after so many StoreUnavailableErrors in a row. */
export function createStoreBreaker(options: StoreBreakerOptions): StoreBreaker {
  const { what, opensAfter, triesAgainAfterMs } = options;
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof StoreUnavailableError),
    { breaker: new ConsecutiveBreaker(opensAfter), halfOpenAfter: triesAgainAfterMs },
  );
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
