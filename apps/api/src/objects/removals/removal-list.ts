import { dueBefore } from '../../background/due-before.ts';
import {
  StoreUnavailableError,
  type DocumentData,
  type DocumentStore,
  type Transaction,
} from '../../documents/index.ts';

const REMOVALS = 'object_removals';
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** What the store must be able to order by without a scan. */
export const OBJECT_REMOVALS_INDEXES = [{ collection: REMOVALS, fields: ['due_at'] }] as const;

/** An object that has to go. */
export interface Removal {
  readonly key: string;
  /** When to remove it; later after each attempt, so that one cannot hold up the others. */
  readonly due_at: string;
  readonly attempts: number;
}

/**
 * Objects that no record holds: those that are being made, until their record is there, and those whose
 * record was deleted. Whatever a process leaves undone when it dies, another finds here.
 */
export interface RemovalList {
  /** Notes an object before it is written; it is removed at `dueAt` unless it is kept till then. */
  note(key: string, dueAt: Date): Promise<void>;
  /** Notes an object in the transaction that deletes its record. */
  noteIn(transaction: Transaction, key: string, dueAt: Date): void;
  /**
   * Takes an object off the list, in the transaction that writes its record; a read, so it comes first.
   * @throws StoreUnavailableError when it came too late, and the object is being removed
   */
  keepIn(transaction: Transaction, key: string): Promise<() => void>;
  /** Makes an object due now, if it is still on the list. */
  hasten(key: string, now: Date): Promise<void>;
  listDue(now: Date, limit: number): Promise<readonly Removal[]>;
  /** Begins an attempt; from then on the object cannot be kept. False when another has begun one. */
  claim(removal: Removal, now: Date): Promise<boolean>;
  /** Takes an object that is gone off the list. */
  finish(key: string): Promise<void>;
}

/** Makes a {@link RemovalList} over a document store. */
export function createRemovalList(store: DocumentStore): RemovalList {
  return {
    async note(key, dueAt) {
      await store.create(REMOVALS, idOf(key), toData(key, dueAt));
    },
    noteIn(transaction, key, dueAt) {
      transaction.set(REMOVALS, idOf(key), toData(key, dueAt));
    },
    async keepIn(transaction, key) {
      const stored = await transaction.get(REMOVALS, idOf(key));
      if (stored?.data['attempts'] !== 0) {
        throw new StoreUnavailableError('Writing an object took too long, so it was removed.', {
          retryAfterSeconds: 1,
        });
      }
      return () => {
        transaction.delete(REMOVALS, idOf(key));
      };
    },
    hasten: (key, now) =>
      store.transaction(async (transaction) => {
        const stored = await transaction.get(REMOVALS, idOf(key));
        if (stored?.data['attempts'] === 0) {
          transaction.set(REMOVALS, idOf(key), toData(key, now));
        }
      }),
    async listDue(now, limit) {
      const due = await store.query(REMOVALS, dueBefore('due_at', now, limit));
      // Only this list writes these records.
      return due.map(({ data }) => data as unknown as Removal);
    },
    claim: ({ key, due_at: dueAt, attempts }, now) =>
      store.transaction(async (transaction) => {
        const stored = await transaction.get(REMOVALS, idOf(key));
        if (stored?.data['due_at'] !== dueAt) {
          return false;
        }
        const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
        const next = toData(key, new Date(now.getTime() + pauseMs));
        transaction.set(REMOVALS, idOf(key), { ...next, attempts: attempts + 1 });
        return true;
      }),
    async finish(key) {
      await store.delete(REMOVALS, idOf(key));
    },
  };
}

/** Ids of documents have no slashes, and keys no colons. */
function idOf(key: string): string {
  return key.replaceAll('/', ':');
}

function toData(key: string, dueAt: Date): DocumentData {
  return { key, due_at: dueAt.toISOString(), attempts: 0 };
}
