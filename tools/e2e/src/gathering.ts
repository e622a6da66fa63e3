/** Several tests that run at the same time and share one event: it comes when all of them are ready. */
export interface Gathering {
  /** Resolves when everybody is ready and the event has begun. */
  ready(): Promise<void>;
  /** Resolves when everybody has left and the event is over. Each calls it once, whatever happened. */
  leave(): Promise<void>;
}

/** Makes a gathering of so many; whoever leaves before it has begun is not waited for. */
export function gatheringOf(
  size: number,
  event: { readonly begin: () => void; readonly end: () => void },
): Gathering {
  const begun = Promise.withResolvers<undefined>();
  const over = Promise.withResolvers<undefined>();
  let [readyCount, leftCount, hasBegun] = [0, 0, false];
  function beginIfComplete(): void {
    if (!hasBegun && readyCount > 0 && readyCount + leftCount === size) {
      hasBegun = true;
      event.begin();
      begun.resolve(undefined);
    }
  }
  return {
    ready() {
      readyCount += 1;
      beginIfComplete();
      return begun.promise;
    },
    leave() {
      leftCount += 1;
      beginIfComplete();
      if (leftCount === size) {
        if (hasBegun) {
          event.end();
        }
        over.resolve(undefined);
      }
      return over.promise;
    },
  };
}
