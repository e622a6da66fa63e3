import { setTimeout as pauseFor } from 'node:timers/promises';
import type { DocumentIndex } from '../document-query.ts';
import type { DocumentStore } from '../document-store.ts';
import { arrayFieldsOf } from './array-items.ts';
import { openConnection } from './open-connection.ts';
import { patiently } from './patiently.ts';
import { SqliteDocumentStore } from './sqlite-document-store.ts';
import { toStoreError } from './sqlite-failure.ts';

/** Where the documents are, and what they are looked up by. */
export interface SqliteDocumentStoreOptions {
  /** The data file; it and its folder are made when they do not exist. */
  readonly path: string;
  /** Fields of queries whose cost must not grow with the collection. @default none */
  readonly indexes?: readonly DocumentIndex[];
  /** How long a call waits for another process before the store is unavailable. @default 5000 */
  readonly busyTimeoutMs?: number;
  /** @default a timer */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Opens the documents of the embedded mode. An acknowledged write survives the end of the process and
 * of the machine; several processes may have the same file open.
 * @throws StoreUnavailableError (ERR_STORE_UNAVAILABLE) saying why the file cannot be used
 */
export async function openSqliteDocumentStore(
  options: SqliteDocumentStoreOptions,
): Promise<DocumentStore> {
  const { path, indexes = [], busyTimeoutMs = 5_000, pause = pauseFor } = options;
  const open = () => openConnection(path, indexes);
  try {
    const connection = await patiently(open, { budgetMs: busyTimeoutMs, pause });
    const arrayFields = arrayFieldsOf(indexes);
    return new SqliteDocumentStore({ connection, path, arrayFields, busyTimeoutMs, pause });
  } catch (error) {
    throw toStoreError(error, path);
  }
}
