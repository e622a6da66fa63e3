import type { Logger } from '@elevendops/logging';
import { KnowledgeBaseError, type KnowledgeBase } from '../agents-cloud/knowledge-base.ts';
import { uploadName, type KnowledgeRecord } from './knowledge-record.ts';
import type { KnowledgeRepository, Removal } from './repository.ts';
import { holdLease, type LeaseHolder } from './lease.ts';
import type { Attachments } from './attachments.ts';
import { claimed, completed, failed, mayHaveLeftovers, released } from './sync-state.ts';

/** What syncing a document takes. */
export interface SyncJobOptions extends LeaseHolder {
  readonly repository: KnowledgeRepository;
  readonly knowledgeBase: KnowledgeBase;
  readonly attachments: Attachments;
  readonly logger: Logger;
  /** Pauses between attempts at one upload. @default [1000, 4000] */
  readonly retryDelaysMs?: readonly number[];
}

/** Brings one document to the voice platform, or removes one upload from it. */
export interface SyncJob {
  /** Claims a record and uploads it; false when another instance has it, or there is nothing to do. */
  sync(due: KnowledgeRecord, stopping: AbortSignal): Promise<boolean>;
  /** Removes an upload, unless a record uses it; one that cannot be removed yet is tried again later. */
  remove(removal: Removal, stopping: AbortSignal): Promise<void>;
}

const NOT_UPLOADED = 'The upload did not work. Try again in a while.';
const REMOVAL_PAUSE_MS = 5_000;
const LONGEST_REMOVAL_PAUSE_MS = 3_600_000;

/** Makes a {@link SyncJob}. Work under way when `stopping` aborts is given back for another instance. */
export function createSyncJob(options: SyncJobOptions): SyncJob {
  const { repository, knowledgeBase, attachments, logger, owner, now, sleep } = options;
  const { leaseMs, retryDelaysMs = [1_000, 4_000] } = options;

  async function upload(record: KnowledgeRecord, text: string, signal: AbortSignal) {
    for (const delayMs of [...retryDelaysMs, null]) {
      try {
        const { knowledge_id: knowledgeId, revision } = record;
        const name = uploadName(record);
        return await knowledgeBase.upload({ knowledgeId, revision, name, text }, signal);
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

  /** Notes for removal what an attempt uploaded that ended before it could note it, or never heard that it worked. */
  async function removeLeftovers(record: KnowledgeRecord, signal: AbortSignal): Promise<void> {
    const { knowledge_id: knowledgeId, elevenlabs_document_id: current } = record;
    const found = (await knowledgeBase.find?.(knowledgeId, signal)) ?? [];
    for (const documentId of found.filter((id) => id !== current)) {
      await repository.addRemoval(removalOf(documentId, knowledgeId));
    }
  }

  /** Notes an upload in its record; one that has no place there any more is removed. */
  async function settle(record: KnowledgeRecord, documentId: string): Promise<void> {
    const { knowledge_id: knowledgeId, revision } = record;
    const after = await repository.change(knowledgeId, (current) => {
      const state = completed(current, { owner, now: now(), revision, documentId });
      const previous = current.elevenlabs_document_id;
      return (
        state && {
          record: { ...current, ...state },
          removals: previous === null ? [] : [removalOf(previous, knowledgeId)],
          attach: documentId,
        }
      );
    });
    if (after?.elevenlabs_document_id === documentId) {
      attachments.wake();
    } else {
      await repository.addRemoval(removalOf(documentId, knowledgeId));
    }
  }

  async function giveUp(
    record: KnowledgeRecord,
    error: unknown,
    stopping: AbortSignal,
  ): Promise<void> {
    const { knowledge_id: knowledgeId, revision } = record;
    logger.warn({ err: error, knowledge_id: knowledgeId }, 'a document could not be synced');
    const message = error instanceof KnowledgeBaseError ? error.message : NOT_UPLOADED;
    await repository.change(knowledgeId, (current) => {
      const state = stopping.aborted
        ? released(current, owner, now())
        : failed(current, { owner, now: now(), revision, message });
      return state && { record: { ...current, ...state } };
    });
  }

  async function uploadAndSettle(
    claim: { readonly record: KnowledgeRecord; readonly isFirst: boolean },
    signal: AbortSignal,
    stopping: AbortSignal,
  ): Promise<void> {
    const knowledgeId = claim.record.knowledge_id;
    let { record } = claim;
    let documentId: string;
    try {
      const found = await repository.getWithText(knowledgeId);
      if (found === null) {
        return;
      }
      record = found.record;
      if (!claim.isFirst) {
        await removeLeftovers(record, signal);
      }
      documentId = await upload(record, found.text, signal);
    } catch (error) {
      await giveUp(record, error, stopping);
      return;
    }
    try {
      await settle(record, documentId);
      logger.info({ knowledge_id: knowledgeId }, 'document synced');
    } catch (error) {
      // Not the upload failed but the store. The lease runs out, and the document is uploaded again.
      logger.warn({ err: error, knowledge_id: knowledgeId }, 'a sync could not be noted');
      await repository.addRemoval(removalOf(documentId, knowledgeId));
    }
  }

  function removalOf(documentId: string, knowledgeId: string): Removal {
    return { documentId, knowledgeId, due_at: now().toISOString(), attempts: 0 };
  }

  return {
    async sync({ knowledge_id: knowledgeId }, stopping) {
      let isFirst = true;
      const record = await repository.change(knowledgeId, (current) => {
        isFirst = !mayHaveLeftovers(current);
        const state = claimed(current, { owner, now: now(), durationMs: leaseMs });
        return state && { record: { ...current, ...state } };
      });
      if (record?.lease_owner !== owner) {
        return false;
      }
      await holdLease({ ...options, knowledgeId, stopping }, (signal) =>
        uploadAndSettle({ record, isFirst }, signal, stopping),
      );
      return true;
    },
    async remove(removal, stopping) {
      const { documentId, knowledgeId, attempts } = removal;
      const record = await repository.get(knowledgeId);
      if (record?.elevenlabs_document_id === documentId) {
        await repository.finishRemoval(documentId);
        return;
      }
      // Agents keep the upload until they have the new one.
      let isRemoved = false;
      if (!(await attachments.isInUse(documentId))) {
        isRemoved = await knowledgeBase.remove(documentId, stopping).then(
          () => true,
          (error: unknown) => {
            const context = { err: error, knowledge_id: knowledgeId };
            logger.warn(context, 'an upload could not be removed yet');
            return false;
          },
        );
      }
      if (isRemoved) {
        await repository.finishRemoval(documentId);
        return;
      }
      const pauseMs = Math.min(REMOVAL_PAUSE_MS * 2 ** attempts, LONGEST_REMOVAL_PAUSE_MS);
      const due_at = new Date(now().getTime() + pauseMs).toISOString();
      await repository.addRemoval({ ...removal, due_at, attempts: attempts + 1 });
    },
  };
}
