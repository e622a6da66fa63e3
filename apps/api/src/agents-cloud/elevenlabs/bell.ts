/** Lets one wait for a sign of another. */
export interface Bell {
  /** Ends the waiting, now or the next. */
  ring(): void;
  /** Resolves when the bell rings or the signal aborts. */
  wait(signal: AbortSignal): Promise<void>;
}

/** Makes a {@link Bell}. */
export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    wait(signal) {
      return new Promise((resolve) => {
        const done = () => {
          rung = false;
          wake = null;
          signal.removeEventListener('abort', done);
          resolve();
        };
        if (rung || signal.aborted) {
          done();
        } else {
          wake = done;
          signal.addEventListener('abort', done);
        }
      });
    },
  };
}
