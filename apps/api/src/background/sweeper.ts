import type { Logger } from '@elevendops/logging';

/** What a sweeper works with. */
export interface SweeperOptions {
  /** One look for work; true when something was done, so that there may be more. */
  readonly sweep: (signal: AbortSignal) => Promise<boolean>;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Pause between two looks for work that another instance left. */
  readonly sweepMs: number;
  readonly logger: Logger;
  /** Logged when a look for work fails. */
  readonly failure: string;
}

/** Does work that is noted in the store, whichever instance noted it. */
export interface Sweeper {
  /** Looks for work now. */
  wake(): void;
  /** Begins to look for work: now, at each wake, and at intervals. */
  start(): void;
  /** Aborts the work under way, and resolves when it has ended. */
  stop(): Promise<void>;
}

/** Makes a {@link Sweeper}; its looks for work follow one another and never overlap. */
export function createSweeper(options: SweeperOptions): Sweeper {
  const { sweep, sleep, sweepMs, logger, failure } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let woken = false;
  let nap = new AbortController();
  let loop: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (!signal.aborted) {
      woken = false;
      const progress = await sweep(signal).catch((error: unknown) => {
        logger.warn({ err: error }, failure);
        return false;
      });
      if (!progress && !woken && !signal.aborted) {
        nap = new AbortController();
        await sleep(sweepMs, nap.signal);
      }
    }
  }

  return {
    wake() {
      woken = true;
      nap.abort();
    },
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort();
      nap.abort();
      await loop;
    },
  };
}
