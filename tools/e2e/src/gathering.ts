/** Several tests that run at the same time and share one event: it comes when all of them are ready. */
export interface Gathering {
  /**
   * Runs the part of a test that has to do with the event: `ready` resolves when it has begun. Resolves when
   * everybody has done theirs and the event is over.
   */
  attend(work: (ready: () => Promise<void>) => Promise<void>): Promise<void>;
}

/**
 * Makes a gathering of so many. Whoever fails before it has begun is not waited for; whoever comes later, for
 * a second try, has an event of their own once the one before is over.
 */
export function gatheringOf(
  size: number,
  event: { readonly begin: () => void; readonly end: () => void },
): Gathering {
  let begun = Promise.withResolvers<undefined>();
  let over = Promise.withResolvers<undefined>();
  let [awaited, waiting, present, isOn] = [size, 0, 0, false];
  function beginIfComplete(): void {
    if (present > 0 || waiting === 0 || waiting < awaited) {
      return;
    }
    const { resolve, reject } = begun;
    begun = Promise.withResolvers();
    [awaited, waiting, present] = [0, 0, waiting];
    try {
      event.begin();
      isOn = true;
      resolve(undefined);
    } catch (error) {
      reject(error);
    }
  }
  async function leave(): Promise<void> {
    const { promise, resolve } = over;
    present -= 1;
    if (present > 0) {
      await promise;
      return;
    }
    over = Promise.withResolvers();
    try {
      if (isOn) {
        isOn = false;
        event.end();
      }
    } finally {
      resolve(undefined);
      beginIfComplete();
    }
  }
  return {
    async attend(work) {
      let isAwaited = true;
      try {
        await work(() => {
          isAwaited = false;
          waiting += 1;
          const { promise } = begun;
          beginIfComplete();
          return promise;
        });
      } finally {
        if (isAwaited) {
          awaited -= 1;
          beginIfComplete();
        } else {
          await leave();
        }
      }
    },
  };
}
