import { createSyncJob, type SyncJobOptions } from './sync-job.ts';

/** What a sync worker works with. */
export interface SyncWorkerOptions extends Omit<SyncJobOptions, 'leaseMs'> {
  /** How long a lease holds without renewal. @default 12000 */
  readonly leaseMs?: number;
  /** Pause between two looks for work that another instance left. @default 5000 */
  readonly sweepMs?: number;
}

/** Brings documents to the voice platform, and removes what is left there. */
export interface SyncWorker {
  /** Looks for work now. */
  wake(): void;
  /** Begins to look for work: now, at each wake, and at intervals. */
  start(): void;
  /** Stops; work under way is given back for another instance. */
  stop(): Promise<void>;
}

const BATCH = 20;

/** Makes a {@link SyncWorker}. Uploads run one after the other: the platform's limits are low. */
export function createSyncWorker(options: SyncWorkerOptions): SyncWorker {
  const { repository, logger, now, sleep, leaseMs = 12_000, sweepMs = 5_000 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const job = createSyncJob({ ...options, leaseMs }, signal);
  let woken = false;
  let nap = new AbortController();
  let loop: Promise<void> | undefined;

  /** One look for work; true when something was done, so that there may be more. */
  async function sweep(): Promise<boolean> {
    const due = await repository.listDue(now(), BATCH);
    let progress = false;
    for (const record of due) {
      if (!signal.aborted) {
        progress = (await job.sync(record)) || progress;
      }
    }
    const removals = await repository.listRemovals(now(), BATCH);
    for (const removal of removals) {
      if (!signal.aborted) {
        await job.remove(removal);
        progress = true;
      }
    }
    return progress;
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      woken = false;
      const progress = await sweep().catch((error: unknown) => {
        logger.warn({ err: error }, 'looking for documents to sync failed');
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
