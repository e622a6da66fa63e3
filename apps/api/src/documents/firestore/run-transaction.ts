import type { StoredDocument, Transaction } from '../document-store.ts';
import { ContentionError } from '../store-error.ts';
import { TransactionBuffer, type DocumentRead } from '../transaction-buffer.ts';
import { OUTRUN, commit, versionsOf, type CommitParts } from './commit.ts';

/** What transactions work with. */
export interface TransactionParts extends CommitParts {
  readonly get: (collection: string, id: string) => Promise<StoredDocument | null>;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const SHORTEST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 400;
/** An attempt with less time than this is not begun. */
const SHORTEST_ATTEMPT_MS = 500;

/**
 * Runs the work of a transaction until no other writer is in its way, inside the time that
 * `BoundedFirestore.within` gives. Only what the server says it did not apply is done again.
 */
export async function runTransaction<T>(
  parts: TransactionParts,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const value = await attemptOnce(parts, work);
    if (value !== OUTRUN) {
      return value;
    }
    const ceiling = Math.min(SHORTEST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
    if (parts.firestore.remainingMs() < SHORTEST_ATTEMPT_MS + ceiling) {
      throw new ContentionError(attempt);
    }
    // Differs between those who wait for the same document.
    await parts.pause(SHORTEST_PAUSE_MS + Math.random() * (ceiling - SHORTEST_PAUSE_MS));
  }
}

async function attemptOnce<T>(
  parts: TransactionParts,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T | typeof OUTRUN> {
  const buffer = new TransactionBuffer(parts.get);
  let value: T;
  try {
    value = await work(buffer);
  } catch (error) {
    // It may have thrown because what it read does not fit together.
    if (await holdTogether(parts, buffer.reads)) {
      throw error;
    }
    return OUTRUN;
  } finally {
    buffer.end();
  }
  if (buffer.writes.length === 0) {
    return (await holdTogether(parts, buffer.reads)) ? value : OUTRUN;
  }
  const version = await commit(parts, buffer.reads, buffer.writes);
  return version === OUTRUN ? OUTRUN : value;
}

/** Whether there was a moment when all was as it was read; of one document alone there was. */
async function holdTogether(parts: CommitParts, reads: readonly DocumentRead[]): Promise<boolean> {
  if (reads.length < 2) {
    return true;
  }
  const versions = await versionsOf(parts, reads);
  return reads.every(({ version }, index) => version === versions[index]);
}
