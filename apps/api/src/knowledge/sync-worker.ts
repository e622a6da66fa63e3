import { createSweeper, type Sweeper } from '../background/sweeper.ts';
import { createSyncJob, type SyncJobOptions } from './sync-job.ts';

/** What a sync worker works with. */
export interface SyncWorkerOptions extends Omit<SyncJobOptions, 'leaseMs'> {
  /** How long a lease holds without renewal. @default 12000 */
  readonly leaseMs?: number;
  /** Pause between two looks for work that another instance left. @default 5000 */
  readonly sweepMs?: number;
}

/**
 * Brings documents to the voice platform, and removes what is left there. When it is stopped, work under
 * way is given back for another instance.
 */
export type SyncWorker = Sweeper;

const BATCH = 20;

/** Makes a {@link SyncWorker}. Uploads run one after the other: the platform's limits are low. */
export function createSyncWorker(options: SyncWorkerOptions): SyncWorker {
  const { repository, logger, now, sleep, leaseMs = 12_000, sweepMs = 5_000 } = options;
  const job = createSyncJob({ ...options, leaseMs });

  async function sweep(signal: AbortSignal): Promise<boolean> {
    const due = await repository.listDue(now(), BATCH);
    let progress = false;
    for (const record of due) {
      if (!signal.aborted) {
        progress = (await job.sync(record, signal)) || progress;
      }
    }
    const removals = await repository.listRemovals(now(), BATCH);
    for (const removal of removals) {
      if (!signal.aborted) {
        await job.remove(removal, signal);
        progress = true;
      }
    }
    return progress;
  }

  return createSweeper({
    sweep,
    sleep,
    sweepMs,
    logger,
    failure: 'looking for documents to sync failed',
  });
}
