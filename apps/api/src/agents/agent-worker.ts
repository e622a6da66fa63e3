import { createSweeper, type Sweeper } from '../background/sweeper.ts';
import type { LinkChanges } from '../knowledge/link-changes.ts';
import { createAttachJob, type AttachJobOptions } from './attach-job.ts';
import { createRemovalJob } from './removal-job.ts';

/** What the worker for agents works with. */
export interface AgentWorkerOptions extends AttachJobOptions {
  readonly linkChanges: LinkChanges;
  /** Pause between two looks for work that another instance left. @default 5000 */
  readonly sweepMs?: number;
}

const BATCH = 20;

/** Makes the worker that keeps agents on the platform as their records say. */
export function createAgentWorker(options: AgentWorkerOptions): Sweeper {
  const { repository, linkChanges, logger, now, sleep, sweepMs = 5_000 } = options;
  const attachJob = createAttachJob(options);
  const remove = createRemovalJob(options);

  async function sweep(signal: AbortSignal): Promise<boolean> {
    let progress = false;
    for (const change of await linkChanges.list(BATCH)) {
      try {
        await attachJob.spread(change);
        await linkChanges.finish(change);
        progress = true;
      } catch (error) {
        const context = { err: error, knowledge_id: change.knowledgeId };
        logger.warn(context, 'agents do not know of a change of a document yet');
      }
    }
    for (const record of await repository.listDue(now(), BATCH)) {
      if (!signal.aborted) {
        progress = (await attachJob.attach(record, signal)) || progress;
      }
    }
    for (const removal of await repository.listRemovals(now(), BATCH)) {
      if (!signal.aborted) {
        await remove(removal, signal);
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
    failure: 'looking for agents to bring up to date failed',
  });
}
