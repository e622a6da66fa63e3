/** Lets only so many jobs run at a time; the others wait for their turn in order. */
export interface JobQueue {
  /** Runs the job when its turn comes; a job whose signal is aborted while it waits is never started. */
  run<Result>(job: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

/** Makes a {@link JobQueue}. */
export function createJobQueue(maxConcurrent: number): JobQueue {
  const waiting = new Set<() => void>();
  let running = 0;

  function turn(signal: AbortSignal): Promise<void> {
    if (running < maxConcurrent) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const give = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(give);
        reject(signal.reason as Error);
      };
      waiting.add(give);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  function passOn(): void {
    const [next] = waiting;
    if (next === undefined) {
      running -= 1;
    } else {
      waiting.delete(next);
      next();
    }
  }

  return {
    async run(job, signal) {
      signal.throwIfAborted();
      await turn(signal);
      try {
        return await job();
      } finally {
        passOn();
      }
    },
  };
}
