/** What is ended, in this order, and how long that may take. */
export interface ReleaseOptions {
  /** Each is begun when the one before has ended; what is in one of them is begun at once. */
  readonly stages: readonly (readonly (() => Promise<void> | void)[])[];
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly withinMs: number;
}

/**
 * Ends what the API holds; false when something did not end in time. That is left as a crash would leave
 * it: work that is noted in the store is taken over by another instance.
 */
export async function releaseInTime({ stages, sleep, withinMs }: ReleaseOptions): Promise<boolean> {
  const done = new AbortController();
  let isLate = false;
  const late = sleep(withinMs, done.signal).then(() => {
    isLate = true;
  });
  const released = (async () => {
    for (const stage of stages) {
      if (!isLate) {
        await Promise.all(
          stage.map(async (release) => {
            await release();
          }),
        );
      }
    }
    return !isLate;
  })();
  try {
    return await Promise.race([released, late.then(() => false)]);
  } finally {
    done.abort();
    // What fails after that is of no use to anybody.
    released.catch(() => undefined);
  }
}
