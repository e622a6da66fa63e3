/** Time, as the supervisor sees it. */
export interface Clock {
  /** Milliseconds since the process began; never jumps. */
  monotonicMs(): number;
  /** The time of day, for log lines alone. */
  wallTime(): string;
  /** Calls back in this very turn of the event loop, after everything that the kernel reports in it. */
  soon(callback: () => void): void;
  /** Calls back after a time; returns what takes the call back. */
  after(ms: number, callback: () => void): () => void;
}

/** The clock of this machine. */
export const SYSTEM_CLOCK: Clock = {
  monotonicMs: () => performance.now(),
  wallTime: () => new Date().toISOString(),
  soon: (callback) => {
    setImmediate(callback);
  },
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
