import { statSync } from 'node:fs';
import { assertKey } from '../assert-key.ts';
import { assertAggregate, assertQuery } from '../assert-query.ts';
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
import { commit, readsHold, type Committed } from './commit.ts';
import { jittered, patiently } from './patiently.ts';
import { renderAggregate, renderQuery } from './query-statement.ts';
import { toDocument } from './row-document.ts';
import type { Row, SqliteConnection } from './sqlite-connection.ts';
import { toStoreError } from './sqlite-failure.ts';

/** What the store works with. */
export interface SqliteDocumentStoreParts {
  readonly connection: SqliteConnection;
  readonly path: string;
  /** Fields whose items the database notes. @default none */
  readonly arrayFields?: ReadonlySet<string>;
  readonly busyTimeoutMs: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const MAX_ATTEMPTS = 10;
const LONGEST_RETRY_PAUSE_MS = 200;

/** Documents in one SQLite file, which several processes may use at the same time. */
export class SqliteDocumentStore implements DocumentStore {
  readonly #connection: SqliteConnection;
  readonly #path: string;
  readonly #arrayFields: ReadonlySet<string>;
  readonly #busyTimeoutMs: number;
  readonly #pause: (milliseconds: number) => Promise<void>;
  readonly #openedFile: string;
  /** Set by a write that failed, until one works again: reads alone would not show it. */
  #isWriteDoubtful = false;

  constructor({
    connection,
    path,
    arrayFields = new Set(),
    busyTimeoutMs,
    pause,
  }: SqliteDocumentStoreParts) {
    this.#connection = connection;
    this.#path = path;
    this.#arrayFields = arrayFields;
    this.#busyTimeoutMs = busyTimeoutMs;
    this.#pause = pause;
    this.#openedFile = this.#fileIdentity();
  }

  async get(collection: string, id: string): Promise<StoredDocument | null> {
    assertKey(collection, id);
    const sql = 'SELECT id, version, data FROM documents WHERE collection = ? AND id = ?';
    const row = await this.#use((connection) => connection.row(sql, collection, id));
    return row === null ? null : toDocument(row);
  }

  async create(collection: string, id: string, data: DocumentData): Promise<string> {
    return (await this.#writeOne((buffer) => buffer.create(collection, id, data))).version;
  }

  async set(
    collection: string,
    id: string,
    data: DocumentData,
    options?: WriteOptions,
  ): Promise<string> {
    return (await this.#writeOne((buffer) => buffer.set(collection, id, data, options))).version;
  }

  async delete(collection: string, id: string, options?: WriteOptions): Promise<boolean> {
    return (await this.#writeOne((buffer) => buffer.delete(collection, id, options))).removed > 0;
  }

  async query(collection: string, query: DocumentQuery): Promise<readonly StoredDocument[]> {
    assertQuery(collection, query);
    const statements = renderQuery(collection, query, this.#arrayFields);
    const rows = await this.#use((connection) =>
      connection.reading(() => {
        const page: Row[] = [];
        for (const { sql, parameters } of statements) {
          const missing = query.limit - page.length;
          if (missing > 0) {
            page.push(...connection.rows({ sql, parameters: [...parameters, missing] }));
          }
        }
        return page;
      }),
    );
    return rows.map((row) => toDocument(row, query.select));
  }

  async count(collection: string, where: readonly DocumentFilter[] = []): Promise<number> {
    return (await this.aggregate(collection, { where, sum: [] })).count;
  }

  async aggregate(collection: string, request: AggregateRequest): Promise<DocumentAggregate> {
    assertAggregate(collection, request);
    const statement = renderAggregate(collection, request, this.#arrayFields);
    const [row] = await this.#use((connection) => connection.rows(statement));
    const sums = request.sum.map((field, index) => [field, Number(row?.[`s${index}`])]);
    return { count: Number(row?.['count']), sums: Object.fromEntries(sums) };
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const buffer = new TransactionBuffer((collection, id) => this.get(collection, id));
      const outcome = await settle(work, buffer);
      if (await this.#finish(buffer, outcome)) {
        return outcome.value();
      }
      if (attempt === MAX_ATTEMPTS) {
        throw new ContentionError(attempt);
      }
      await this.#pause(jittered(attempt, LONGEST_RETRY_PAUSE_MS));
      // Read when no other process is about to commit, or what is read is stale before it is used.
      await this.#use((connection) => connection.writing(() => undefined));
    }
  }

  async check(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#isWriteDoubtful) {
      await this.#write((connection) => {
        connection.writing(() => connection.row('UPDATE counter SET version = version'));
      });
    }
    await this.#use((connection) => connection.row('SELECT version FROM counter'));
    this.#assertSameFile();
  }

  close(): Promise<void> {
    if (this.#connection.isOpen) {
      this.#connection.close();
    }
    return Promise.resolve();
  }

  async #writeOne(write: (buffer: TransactionBuffer) => void): Promise<Committed> {
    const buffer = new TransactionBuffer((collection, id) => this.get(collection, id));
    write(buffer);
    const committed = await this.#write((connection) => commit(connection, [], buffer.writes));
    if (committed === null) {
      throw new Error('A commit without reads cannot be stale.');
    }
    return committed;
  }

  /** False when other writers changed what the work had read, also when it threw because of that. */
  async #finish(buffer: TransactionBuffer, { failed }: Outcome<unknown>): Promise<boolean> {
    const { reads, writes } = buffer;
    if (failed || writes.length === 0) {
      return this.#use((connection) => connection.reading(() => readsHold(connection, reads)));
    }
    return this.#write((connection) => commit(connection, reads, writes) !== null);
  }

  async #use<T>(work: (connection: SqliteConnection) => T): Promise<T> {
    const attempt = (): T => {
      if (!this.#connection.isOpen) {
        throw new StoreUnavailableError('The document store is closed.', { retryAfterSeconds: 1 });
      }
      return work(this.#connection);
    };
    try {
      return await patiently(attempt, { budgetMs: this.#busyTimeoutMs, pause: this.#pause });
    } catch (error) {
      throw toStoreError(error, this.#path);
    }
  }

  async #write<T>(work: (connection: SqliteConnection) => T): Promise<T> {
    try {
      const result = await this.#use((connection) => {
        this.#assertSameFile();
        return work(connection);
      });
      this.#isWriteDoubtful = false;
      return result;
    } catch (error) {
      this.#isWriteDoubtful ||= error instanceof StoreUnavailableError;
      throw error;
    }
  }

  /** SQLite goes on writing to a file that was removed: what it acknowledges then is lost. */
  #assertSameFile(): void {
    if (this.#fileIdentity() !== this.#openedFile) {
      throw new StoreUnavailableError(
        `The data file ${this.#path} was removed or replaced while in use; restart to open the new one.`,
        { retryAfterSeconds: 60 },
      );
    }
  }

  #fileIdentity(): string {
    const file = statSync(this.#path, { throwIfNoEntry: false });
    return file === undefined ? 'none' : `${String(file.dev)}:${String(file.ino)}`;
  }
}

interface Outcome<T> {
  readonly failed: boolean;
  /** What the work returned; throws what it threw. */
  readonly value: () => T;
}

async function settle<T>(
  work: (transaction: Transaction) => Promise<T>,
  buffer: TransactionBuffer,
): Promise<Outcome<T>> {
  try {
    const value = await work(buffer);
    return { failed: false, value: () => value };
  } catch (error) {
    return {
      failed: true,
      value: () => {
        throw error;
      },
    };
  } finally {
    buffer.end();
  }
}
