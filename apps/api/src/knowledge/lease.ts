import type { Logger } from '@elevendops/logging';
import type { KnowledgeRepository } from './repository.ts';
import { renewed } from './sync-state.ts';

/** Who holds leases, and for how long. */
export interface LeaseHolder {
  /** Names this worker among all instances. */
  readonly owner: string;
  readonly now: () => Date;
  /** Waits, and ends early when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** How long a lease holds without renewal. */
  readonly leaseMs: number;
}

/** The lease that is held while work runs. */
export interface HeldLease extends LeaseHolder {
  readonly knowledgeId: string;
  readonly repository: KnowledgeRepository;
  readonly logger: Logger;
  readonly stopping: AbortSignal;
}

/**
 * Renews a lease while `work` runs. The signal that `work` gets aborts when the worker is being stopped,
 * and when the lease was lost to another.
 */
export async function holdLease(
  lease: HeldLease,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { knowledgeId, repository, logger, owner, now, sleep, leaseMs, stopping } = lease;
  const done = new AbortController();
  const lost = new AbortController();

  async function renew(): Promise<void> {
    while (!done.signal.aborted) {
      await sleep(leaseMs / 3, done.signal);
      if (!done.signal.aborted) {
        const record = await repository.change(knowledgeId, (current) => {
          const state = renewed(current, { owner, now: now(), durationMs: leaseMs });
          return state && { record: { ...current, ...state } };
        });
        if (record?.lease_owner !== owner) {
          lost.abort();
          return;
        }
      }
    }
  }

  const renewals = renew().catch((error: unknown) => {
    logger.warn({ err: error, knowledge_id: knowledgeId }, 'could not renew a sync lease');
  });
  try {
    await work(AbortSignal.any([stopping, lost.signal]));
  } finally {
    done.abort();
    await renewals;
  }
}
