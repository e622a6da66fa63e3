import { AsyncLocalStorage } from 'node:async_hooks';
import { Firestore, type Settings } from '@google-cloud/firestore';

/** The longest that one call to the server takes. */
export const CALL_TIMEOUT_MS = 2_200;

/** What is left for a call whose operation has no time left: enough to fail in good order. */
const SHORTEST_TIMEOUT_MS = 50;

/** The options of a call, as google-gax takes them. */
interface CallOptions {
  readonly timeout?: number;
  readonly retry?: null;
  readonly retryRequestOptions?: { readonly retries: 0; readonly noResponseRetries: 0 };
  readonly otherArgs?: object;
}

// Firestore's own waits are minutes (reads 5 x 60 s, writes 10 min) and cannot be set from outside. These
// methods are its @internal ones: the version is pinned, and outage tests show that they are in effect.
interface Internals {
  createCallOptions(methodName: string, retryCodes?: readonly number[]): CallOptions;
  _retry<T>(methodName: string, requestTag: string, call: () => Promise<T>): Promise<T>;
}
const OpenFirestore = Firestore as unknown as new (settings: Settings) => Firestore & Internals;

/**
 * A Firestore client whose calls end in time and are sent once. A call that is given up is cancelled on
 * the wire: a timer beside it would leave a write on its way that lands when nobody expects it any more.
 */
export class BoundedFirestore extends OpenFirestore {
  readonly #deadlines = new AsyncLocalStorage<number>();
  readonly #monotonicMs: () => number;

  constructor(settings: Settings, monotonicMs: () => number) {
    super(settings);
    this.#monotonicMs = monotonicMs;
  }

  /** Runs `operation`, all of whose calls end `milliseconds` from now at the latest. */
  within<T>(milliseconds: number, operation: () => Promise<T>): Promise<T> {
    return this.#deadlines.run(this.#monotonicMs() + milliseconds, operation);
  }

  /** What is left of the time that {@link within} gave. */
  remainingMs(): number {
    return (this.#deadlines.getStore() ?? Infinity) - this.#monotonicMs();
  }

  override createCallOptions(methodName: string): CallOptions {
    return {
      ...super.createCallOptions(methodName),
      timeout: Math.max(SHORTEST_TIMEOUT_MS, Math.min(CALL_TIMEOUT_MS, this.remainingMs())),
      retry: null,
      retryRequestOptions: { retries: 0, noResponseRetries: 0 },
    };
  }

  override _retry<T>(_methodName: string, _requestTag: string, call: () => Promise<T>): Promise<T> {
    return call();
  }
}
