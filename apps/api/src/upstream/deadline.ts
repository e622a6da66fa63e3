/** Ends early, without an error, when the signal aborts. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** A limit of time. */
export interface Deadline {
  /** Aborts when the time is over. */
  readonly signal: AbortSignal;
  /** Makes sure that the signal does not abort any more. */
  clear(): void;
}

/** Starts a {@link Deadline}. */
export function startDeadline(milliseconds: number, sleep: Sleep): Deadline {
  const expired = new AbortController();
  const cleared = new AbortController();
  void sleep(milliseconds, cleared.signal).then(() => {
    if (!cleared.signal.aborted) {
      expired.abort();
    }
  });
  return {
    signal: expired.signal,
    clear() {
      cleared.abort();
    },
  };
}
