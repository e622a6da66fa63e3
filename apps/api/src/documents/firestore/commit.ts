import type { DocumentReference } from '@google-cloud/firestore';
import { DocumentExistsError, VersionConflictError } from '../store-error.ts';
import type { DocumentRead, DocumentWrite } from '../transaction-buffer.ts';
import type { BoundedFirestore } from './bounded-firestore.ts';
import { keyOf, planCommit, type CommitPlan, type PlannedWrite } from './commit-plan.ts';
import { commitBatch } from './conditional-batch.ts';
import { GRPC, grpcCode } from './firestore-failure.ts';
import { toVersion } from './document-version.ts';

/** What commits work with. */
export interface CommitParts {
  readonly firestore: BoundedFirestore;
  readonly referenceTo: (collection: string, id: string) => DocumentReference;
  /** Runs a write again that was never sent. */
  readonly send: <T>(write: () => Promise<T>) => Promise<T>;
  /** Runs a read again that failed. */
  readonly read: <T>(read: () => Promise<T>) => Promise<T>;
}

/** Another writer changed what was read; nothing was written. */
export const OUTRUN = Symbol('outrun');

const UNMET: readonly (number | null)[] = [
  GRPC.NOT_FOUND,
  GRPC.ALREADY_EXISTS,
  GRPC.FAILED_PRECONDITION,
];
/** Of an INVALID_ARGUMENT: the condition is a version that is younger than the document. */
const TOO_YOUNG = /base version/;

/**
 * Applies writes together, or none of them, if all that was read still holds; gives the version of the
 * last one. Nothing is locked while the work of a transaction runs, so a process that dies in the middle
 * holds up nobody.
 * @throws DocumentExistsError, VersionConflictError; other errors are the client's
 */
export async function commit(
  parts: CommitParts,
  reads: readonly DocumentRead[],
  writes: readonly DocumentWrite[],
): Promise<string | typeof OUTRUN> {
  const plan = planCommit(await withDeleted(parts, reads, writes), writes);
  try {
    return plan.onlyRead.length === 0
      ? await parts.send(() => commitBatch(parts.firestore, plan.writes, parts.referenceTo))
      : await commitLocking(parts, plan);
  } catch (error) {
    if (grpcCode(error) === GRPC.ABORTED) {
      return OUTRUN;
    }
    if (!isUnmet(error)) {
      throw error;
    }
    return explain(parts, plan.writes, error);
  }
}

/** The versions that documents have at one moment; null for those that are not there. */
export async function versionsOf(
  { firestore, referenceTo, read }: CommitParts,
  documents: readonly { readonly collection: string; readonly id: string }[],
): Promise<(string | null)[]> {
  if (documents.length === 0) {
    return [];
  }
  const references = documents.map(({ collection, id }) => referenceTo(collection, id));
  const found = await read(() => firestore.getAll(...references));
  return found.map(({ updateTime }) => (updateTime === undefined ? null : toVersion(updateTime)));
}

/** A deletion under a version is nothing when there is no document: that has to be known before. */
async function withDeleted(
  parts: CommitParts,
  reads: readonly DocumentRead[],
  writes: readonly DocumentWrite[],
): Promise<readonly DocumentRead[]> {
  const known = new Set(reads.map(keyOf));
  const unread = writes.filter(
    (write) => write.kind === 'delete' && write.ifVersion !== null && !known.has(keyOf(write)),
  );
  const versions = await versionsOf(parts, unread);
  return [
    ...reads,
    ...unread.map(({ collection, id }, index) => ({
      collection,
      id,
      version: versions[index] ?? null,
    })),
  ];
}

/** For documents that are read and not written: a transaction of the server that only commits. */
async function commitLocking(
  { firestore, referenceTo }: CommitParts,
  { writes, onlyRead }: CommitPlan,
): Promise<string | typeof OUTRUN> {
  const conditions = [
    ...onlyRead,
    ...writes.flatMap(({ write, condition }) =>
      condition === null ? [] : [{ ...write, version: condition.version }],
    ),
  ];
  return firestore.runTransaction(
    async (transaction) => {
      const found = await transaction.getAll(
        ...conditions.map(({ collection, id }) => referenceTo(collection, id)),
      );
      const hold = found.every(({ updateTime }, index) => {
        const version = updateTime === undefined ? null : toVersion(updateTime);
        return version === conditions[index]?.version;
      });
      if (!hold) {
        throw Object.assign(new Error('unmet'), { code: GRPC.FAILED_PRECONDITION });
      }
      for (const { write } of writes) {
        const reference = referenceTo(write.collection, write.id);
        if (write.kind === 'delete') {
          transaction.delete(reference);
        } else {
          transaction.set(reference, write.data);
        }
      }
      return '';
    },
    { maxAttempts: 1 },
  );
}

function isUnmet(error: unknown): boolean {
  const code = grpcCode(error);
  return UNMET.includes(code) || (code === GRPC.INVALID_ARGUMENT && TOO_YOUNG.test(String(error)));
}

/** The server does not say which condition did not hold, so look. */
async function explain(
  parts: CommitParts,
  writes: readonly PlannedWrite[],
  cause: unknown,
): Promise<typeof OUTRUN> {
  const conditional = writes.flatMap(({ write, condition }) =>
    condition === null || condition.wasRead ? [] : [{ write, version: condition.version }],
  );
  const isCertain = writes.length === 1 && conditional.length === 1;
  const versions = isCertain
    ? []
    : await versionsOf(
        parts,
        conditional.map(({ write }) => write),
      );
  conditional.forEach(({ write, version }, index) => {
    if (!isCertain && versions[index] === version) {
      return;
    }
    throw write.kind === 'create'
      ? new DocumentExistsError(write.collection, write.id, { cause })
      : new VersionConflictError(write.collection, write.id, String(version), { cause });
  });
  return OUTRUN;
}
