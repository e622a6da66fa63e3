import { DocumentExistsError, VersionConflictError } from '../store-error.ts';
import type { DocumentRead, DocumentWrite } from '../transaction-buffer.ts';

/** What must hold for a document when a commit arrives: it has this version, or (null) there is none. */
export interface Condition {
  readonly version: string | null;
  /** Whether the work of a transaction saw it so; if not, a write asks for it. */
  readonly wasRead: boolean;
}

/** A write, and what the server is to check before it. */
export interface PlannedWrite {
  readonly write: DocumentWrite;
  readonly condition: Condition | null;
}

/** What one commit does. */
export interface CommitPlan {
  readonly writes: readonly PlannedWrite[];
  /** What was read and is not written, so that no write can carry its condition. */
  readonly onlyRead: readonly DocumentRead[];
}

interface Key {
  readonly collection: string;
  readonly id: string;
}

/**
 * Puts what was read and the conditions of the writes on the first write of each document.
 * @throws DocumentExistsError, VersionConflictError when what was read rules a write out already
 */
export function planCommit(
  reads: readonly DocumentRead[],
  writes: readonly DocumentWrite[],
): CommitPlan {
  const read = new Map(reads.map((one) => [keyOf(one), one.version]));
  /** Documents that an earlier write of the same commit has left there (true) or removed (false). */
  const written = new Map<string, boolean>();
  const planned = writes.map((write): PlannedWrite => {
    const key = keyOf(write);
    const isThere = written.get(key);
    written.set(key, write.kind !== 'delete');
    if (isThere !== undefined) {
      assertAfterWrite(write, isThere);
      return { write, condition: null };
    }
    const seen = read.get(key);
    if (seen === undefined) {
      return { write, condition: asked(write) };
    }
    assertAfterRead(write, seen);
    return { write, condition: { version: seen, wasRead: true } };
  });
  return { writes: planned, onlyRead: reads.filter((one) => !written.has(keyOf(one))) };
}

/** A text that is the same for the same document alone. */
export function keyOf({ collection, id }: Key): string {
  // A slash is in neither.
  return `${collection}/${id}`;
}

function asked(write: DocumentWrite): Condition | null {
  if (write.kind === 'create') {
    return { version: null, wasRead: false };
  }
  return write.ifVersion === null ? null : { version: write.ifVersion, wasRead: false };
}

function assertAfterWrite(write: DocumentWrite, isThere: boolean): void {
  if (write.kind === 'create') {
    if (isThere) {
      throw new DocumentExistsError(write.collection, write.id);
    }
    return;
  }
  const isNothingToDelete = write.kind === 'delete' && !isThere;
  if (write.ifVersion !== null && !isNothingToDelete) {
    throw new VersionConflictError(write.collection, write.id, write.ifVersion);
  }
}

function assertAfterRead(write: DocumentWrite, version: string | null): void {
  if (write.kind === 'create') {
    if (version !== null) {
      throw new DocumentExistsError(write.collection, write.id);
    }
    return;
  }
  const isNothingToDelete = write.kind === 'delete' && version === null;
  if (write.ifVersion !== null && write.ifVersion !== version && !isNothingToDelete) {
    throw new VersionConflictError(write.collection, write.id, write.ifVersion);
  }
}
