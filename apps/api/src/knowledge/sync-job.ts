import type { Logger } from '@elevendops/logging';
import { KnowledgeBaseError, type KnowledgeBase } from '../agents-cloud/knowledge-base.ts';
import { uploadName, type KnowledgeRecord } from './knowledge-record.ts';
import type { KnowledgeRepository, Removal } from './repository.ts';
import { claimed, completed, failed, released, renewed } from './sync-state.ts';

/** What syncing a document takes. */
export interface SyncJobOptions {
  readonly repository: KnowledgeRepository;
  readonly knowledgeBase: KnowledgeBase;
  readonly logger: Logger;
  /** Names this worker among all instances. */
  readonly owner: string;
  readonly now: () => Date;
  /** Waits, and ends early when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** How long a lease holds without renewal. @default 12000 */
  readonly leaseMs?: number;
  /** Pauses between attempts at one upload. @default [1000, 4000] */
  readonly retryDelaysMs?: readonly number[];
}

/** Brings one document to the voice platform, or removes one upload from it. */
export interface SyncJob {
  /** Claims a record and uploads it; false when another instance has it, or there is nothing to do. */
  sync(due: KnowledgeRecord): Promise<boolean>;
  /** Removes an upload, unless a record uses it; false when the platform did not answer. */
  remove(removal: Removal): Promise<boolean>;
}

const NOT_UPLOADED = 'The upload did not work. Try again in a while.';

/** Makes a {@link SyncJob}. Work under way when `signal` aborts is given back for another instance. */
export function createSyncJob(options: SyncJobOptions, signal: AbortSignal): SyncJob {
  const { repository, knowledgeBase, logger, owner, now, sleep } = options;
  const { leaseMs = 12_000, retryDelaysMs = [1_000, 4_000] } = options;

  async function uploadWithRetry(record: KnowledgeRecord, text: string): Promise<string> {
    for (const delayMs of [...retryDelaysMs, null]) {
      try {
        const { knowledge_id: knowledgeId, revision } = record;
        return await knowledgeBase.upload(
          { knowledgeId, revision, name: uploadName(record), text },
          signal,
        );
      } catch (error) {
        const again = error instanceof KnowledgeBaseError && error.retryable && !signal.aborted;
        if (!again || delayMs === null) {
          throw error;
        }
        await sleep(delayMs, signal);
      }
    }
    throw new Error('unreachable: the last attempt returns or throws');
  }

  /** Keeps the lease while `work` runs. */
  async function holdingLease<T>(knowledgeId: string, work: () => Promise<T>): Promise<T> {
    const done = new AbortController();
    const renewals = (async () => {
      for (;;) {
        await sleep(leaseMs / 3, done.signal);
        if (done.signal.aborted) {
          return;
        }
        await repository.change(knowledgeId, (current) => {
          const state = renewed(current, { owner, now: now(), durationMs: leaseMs });
          return state && { record: { ...current, ...state } };
        });
      }
    })().catch((error: unknown) => {
      logger.warn({ err: error, knowledge_id: knowledgeId }, 'could not renew a sync lease');
    });
    try {
      return await work();
    } finally {
      done.abort();
      await renewals;
    }
  }

  async function settle(record: KnowledgeRecord, documentId: string): Promise<void> {
    const { knowledge_id: knowledgeId, revision } = record;
    let settled = false;
    const after = await repository.change(knowledgeId, (current) => {
      const state = completed(current, owner, { revision, documentId });
      settled = state !== null;
      const previous = current.elevenlabs_document_id;
      const replaced = state !== null && previous !== null && previous !== documentId;
      return (
        state && {
          record: { ...current, ...state },
          removals: replaced ? [{ documentId: previous, knowledgeId }] : [],
        }
      );
    });
    if (!settled && after?.elevenlabs_document_id !== documentId) {
      // Deleted meanwhile, or another instance took the work over: this upload is nobody's.
      await repository.addRemoval({ documentId, knowledgeId });
    }
  }

  async function giveUp(record: KnowledgeRecord, error: unknown): Promise<void> {
    const { knowledge_id: knowledgeId, revision } = record;
    const known = error instanceof KnowledgeBaseError;
    logger.warn({ err: error, knowledge_id: knowledgeId }, 'a document could not be synced');
    await repository.change(knowledgeId, (current) => {
      const message = known ? error.message : NOT_UPLOADED;
      const state = signal.aborted
        ? released(current, owner)
        : failed(current, owner, { revision, message });
      return state && { record: { ...current, ...state } };
    });
  }

  async function sync(due: KnowledgeRecord): Promise<boolean> {
    const knowledgeId = due.knowledge_id;
    const held = await repository.change(knowledgeId, (current) => {
      const state = claimed(current, { owner, now: now(), durationMs: leaseMs });
      return state && { record: { ...current, ...state } };
    });
    if (held?.lease_owner !== owner) {
      return false;
    }
    try {
      await holdingLease(knowledgeId, async () => {
        const found = await repository.getWithText(knowledgeId);
        if (found !== null) {
          await settle(found.record, await uploadWithRetry(found.record, found.text));
        }
      });
      logger.info({ knowledge_id: knowledgeId }, 'document synced');
    } catch (error) {
      await giveUp(held, error);
    }
    return true;
  }

  async function remove({ documentId, knowledgeId }: Removal): Promise<boolean> {
    const record = await repository.get(knowledgeId);
    if (record?.elevenlabs_document_id !== documentId) {
      try {
        await knowledgeBase.remove(documentId, signal);
      } catch (error) {
        logger.warn(
          { err: error, knowledge_id: knowledgeId },
          'an upload could not be removed yet',
        );
        return false;
      }
    }
    await repository.finishRemoval(documentId);
    return true;
  }

  return { sync, remove };
}
