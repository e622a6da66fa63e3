import type { DocumentReference } from '@google-cloud/firestore';
import type { OutageBreaker } from '../../outage/outage-breaker.ts';
import { assertKey } from '../assert-key.ts';
import { assertAggregate, assertFilters, assertQuery } from '../assert-query.ts';
import type { DocumentData } from '../document-data.ts';
import type {
  AggregateRequest,
  DocumentAggregate,
  DocumentFilter,
  DocumentQuery,
} from '../document-query.ts';
import type {
  DocumentStore,
  StoredDocument,
  Transaction,
  WriteOptions,
} from '../document-store.ts';
import { ContentionError, StoreUnavailableError } from '../store-error.ts';
import { TransactionBuffer } from '../transaction-buffer.ts';
import { CALL_TIMEOUT_MS, type BoundedFirestore } from './bounded-firestore.ts';
import { OUTRUN, commit } from './commit.ts';
import { createFirstContact } from './first-contact.ts';
import { isAway, isNeverSent, toStoreError } from './firestore-failure.ts';
import { sumOf, toFirestoreQuery, withConditions } from './firestore-query.ts';
import { runTransaction, type TransactionParts } from './run-transaction.ts';
import { toStoredDocument } from './stored-document.ts';

/** What the store works with. */
export interface FirestoreDocumentStoreParts {
  readonly firestore: BoundedFirestore;
  readonly breaker: OutageBreaker;
  /** Ends early, without an error, when the signal aborts. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /**
   * Finds the credentials, or rejects. It comes before any call: what a client of Google's does when it finds
   * none is a rejection that nobody can handle.
   */
  readonly authenticate: () => Promise<void>;
}

const TRANSACTION_TIMEOUT_MS = 6_500;
const REPEAT_AFTER_MS = 100;
const REPEAT_FOR_MS = 1_500;
const HEALTH_COLLECTION = '_health_check';

/** Documents in Firestore. A call ends within 3 s and a transaction within 7 s, whatever the server does. */
export class FirestoreDocumentStore implements DocumentStore {
  readonly #firestore: BoundedFirestore;
  readonly #breaker: OutageBreaker;
  readonly #pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly #parts: TransactionParts;
  readonly #firstContact: (milliseconds: number) => Promise<void>;
  readonly #authenticate: () => Promise<void>;
  #isClosed = false;

  constructor({ firestore, breaker, pause, authenticate }: FirestoreDocumentStoreParts) {
    this.#firestore = firestore;
    this.#breaker = breaker;
    this.#pause = pause;
    this.#parts = {
      firestore,
      referenceTo: (collection, id) => this.#reference(collection, id),
      get: async (collection, id) => {
        try {
          return await this.#parts.read(() => this.#get(collection, id));
        } catch (error) {
          throw toStoreError(error);
        }
      },
      // A read may be repeated whatever became of it; a write that was sent may have happened.
      read: (operation) => this.#repeating(operation, isAway),
      send: (operation) => this.#repeating(operation, isNeverSent),
      pause,
    };
    this.#firstContact = createFirstContact({ read: () => this.#readHealth(), pause });
    this.#authenticate = authenticate;
  }

  async get(collection: string, id: string): Promise<StoredDocument | null> {
    assertKey(collection, id);
    return this.#read(() => this.#get(collection, id));
  }

  async create(collection: string, id: string, data: DocumentData): Promise<string> {
    return this.#writeOne((buffer) => {
      buffer.create(collection, id, data);
    });
  }

  async set(
    collection: string,
    id: string,
    data: DocumentData,
    options?: WriteOptions,
  ): Promise<string> {
    return this.#writeOne((buffer) => {
      buffer.set(collection, id, data, options);
    });
  }

  async delete(collection: string, id: string, options: WriteOptions = {}): Promise<boolean> {
    assertKey(collection, id);
    const work = async (transaction: Transaction) => {
      const document = await transaction.get(collection, id);
      if (document !== null) {
        transaction.delete(collection, id, options);
      }
      return document !== null;
    };
    return this.#guarded(CALL_TIMEOUT_MS, () => runTransaction(this.#parts, work));
  }

  async query(collection: string, query: DocumentQuery): Promise<readonly StoredDocument[]> {
    assertQuery(collection, query);
    return this.#read(async () => {
      const page = await toFirestoreQuery(this.#firestore.collection(collection), query).get();
      return page.docs.flatMap((snapshot) => toStoredDocument(snapshot) ?? []);
    });
  }

  async count(collection: string, where: readonly DocumentFilter[] = []): Promise<number> {
    assertFilters(collection, where);
    return this.#read(async () => {
      const query = withConditions(this.#firestore.collection(collection), where);
      return (await query.count().get()).data().count;
    });
  }

  async aggregate(collection: string, request: AggregateRequest): Promise<DocumentAggregate> {
    assertAggregate(collection, request);
    const { where = [], sum } = request;
    // One query for each: Firestore would leave out of all of them what lacks the field of one.
    const sumUp = (field: string) =>
      this.#read(() => sumOf(withConditions(this.#firestore.collection(collection), where), field));
    const [count, ...sums] = await Promise.all([this.count(collection, where), ...sum.map(sumUp)]);
    return {
      count,
      sums: Object.fromEntries(sum.map((field, index) => [field, sums[index] ?? 0])),
    };
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#guarded(TRANSACTION_TIMEOUT_MS, () => runTransaction(this.#parts, work));
  }

  async check(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.#assertOpen();
    const aborted = Promise.withResolvers<never>();
    const abort = (): void => {
      aborted.reject(signal.reason);
    };
    signal.addEventListener('abort', abort);
    try {
      // Past the breaker: this is to say how things are now.
      await Promise.race([
        aborted.promise,
        this.#firestore.within(CALL_TIMEOUT_MS, () => this.#readHealth()),
      ]);
    } catch (error) {
      throw toStoreError(error);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async close(): Promise<void> {
    if (!this.#isClosed) {
      this.#isClosed = true;
      await this.#firestore.terminate();
    }
  }

  #reference(collection: string, id: string): DocumentReference {
    return this.#firestore.collection(collection).doc(id);
  }

  async #get(collection: string, id: string): Promise<StoredDocument | null> {
    return toStoredDocument(await this.#reference(collection, id).get());
  }

  async #readHealth(): Promise<void> {
    await this.#authenticate();
    await this.#reference(HEALTH_COLLECTION, 'any').get();
  }

  async #writeOne(write: (buffer: TransactionBuffer) => void): Promise<string> {
    const buffer = new TransactionBuffer((collection, id) => this.get(collection, id));
    write(buffer);
    return this.#guarded(CALL_TIMEOUT_MS, async () => {
      const version = await commit(this.#parts, [], buffer.writes);
      if (version === OUTRUN) {
        throw new ContentionError(1);
      }
      return version;
    });
  }

  #read<T>(operation: () => Promise<T>): Promise<T> {
    return this.#guarded(CALL_TIMEOUT_MS, () => this.#parts.read(operation));
  }

  async #guarded<T>(milliseconds: number, operation: () => Promise<T>): Promise<T> {
    this.#assertOpen();
    return this.#breaker(() =>
      this.#firestore.within(milliseconds, async () => {
        try {
          await this.#firstContact(CALL_TIMEOUT_MS);
          return await operation();
        } catch (error) {
          throw toStoreError(error);
        }
      }),
    );
  }

  async #repeating<T>(
    operation: () => Promise<T>,
    mayRepeat: (error: unknown) => boolean,
  ): Promise<T> {
    const until = this.#firestore.remainingMs() - REPEAT_FOR_MS;
    for (;;) {
      try {
        return await operation();
      } catch (error) {
        const remainingMs = this.#firestore.remainingMs();
        if (!mayRepeat(error) || remainingMs < Math.max(until, REPEAT_AFTER_MS)) {
          throw error;
        }
      }
      await this.#pause(REPEAT_AFTER_MS);
    }
  }

  #assertOpen(): void {
    if (this.#isClosed) {
      throw new StoreUnavailableError('The document store is closed.', { retryAfterSeconds: 1 });
    }
  }
}
