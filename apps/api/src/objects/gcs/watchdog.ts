import { startDeadline, type Sleep } from '../../upstream/index.ts';

/** Watches that the other side goes on. */
export interface Watchdog {
  /** Aborts when the other side was waited for too long at a time, or with the signal of the caller. */
  readonly signal: AbortSignal;
  /** Whether it was the other side that took too long. */
  readonly expired: boolean;
  /** Begins to wait for the other side, anew. */
  expect(): void;
  /** Ends the wait: it is our turn. */
  rest(): void;
}

/** Makes a {@link Watchdog} that rests at first. */
export function createWatchdog(
  patienceMs: number,
  sleep: Sleep,
  caller: AbortSignal | undefined,
): Watchdog {
  const expired = new AbortController();
  let clear = (): void => undefined;
  return {
    signal: AbortSignal.any([expired.signal, ...(caller === undefined ? [] : [caller])]),
    get expired() {
      return expired.signal.aborted;
    },
    expect() {
      clear();
      const deadline = startDeadline(patienceMs, sleep);
      const expire = (): void => {
        expired.abort();
      };
      deadline.signal.addEventListener('abort', expire);
      clear = () => {
        deadline.clear();
      };
    },
    rest() {
      clear();
    },
  };
}
