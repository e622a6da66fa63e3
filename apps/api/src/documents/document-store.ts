import type { DocumentData } from './document-data.ts';
import type {
  AggregateRequest,
  DocumentAggregate,
  DocumentFilter,
  DocumentQuery,
} from './document-query.ts';

/** A document as it was read. */
export interface StoredDocument {
  readonly id: string;
  readonly data: DocumentData;
  /** Changes with each write that changes the document; says nothing else. */
  readonly version: string;
}

/** What a write depends on. */
export interface WriteOptions {
  /** The version that the document must still have. */
  readonly ifVersion?: string;
}

/**
 * Reads and writes that happen together or not at all. All reads come before the first write; writes
 * are kept until the work ends, and their errors (see {@link DocumentStore}) reject the transaction.
 */
export interface Transaction {
  /** @throws TransactionMisuseError (ERR_STORE_TRANSACTION_MISUSE) after a write of this transaction */
  get(collection: string, id: string): Promise<StoredDocument | null>;
  create(collection: string, id: string, data: DocumentData): void;
  set(collection: string, id: string, data: DocumentData, options?: WriteOptions): void;
  delete(collection: string, id: string, options?: WriteOptions): void;
}

/**
 * Collections of JSON documents with ids. Any call may reject with StoreUnavailableError; after a
 * write did, the write may or may not have happened, so make ids before the call and repeat it.
 *
 * Keys, data and queries that no store accepts reject with InvalidKeyError, InvalidDocumentError,
 * DocumentTooLargeError or InvalidQueryError before anything is sent.
 */
export interface DocumentStore {
  get(collection: string, id: string): Promise<StoredDocument | null>;

  /**
   * Writes a document that does not exist yet and gives its version.
   * @throws DocumentExistsError (ERR_STORE_DOCUMENT_EXISTS) when the id is taken
   */
  create(collection: string, id: string, data: DocumentData): Promise<string>;

  /**
   * Creates or wholly replaces a document and gives its version.
   * @throws VersionConflictError (ERR_STORE_VERSION_CONFLICT) when it no longer has `ifVersion`
   */
  set(collection: string, id: string, data: DocumentData, options?: WriteOptions): Promise<string>;

  /**
   * Removes a document; false when there was none.
   * @throws VersionConflictError (ERR_STORE_VERSION_CONFLICT) when there is one without `ifVersion`
   */
  delete(collection: string, id: string, options?: WriteOptions): Promise<boolean>;

  /** One page, in order. Its cost grows with the page when an index fits, not with the collection. */
  query(collection: string, query: DocumentQuery): Promise<readonly StoredDocument[]>;

  /** How many documents match. */
  count(collection: string, where?: readonly DocumentFilter[]): Promise<number>;

  /** How many documents match, and what their numbers add up to. */
  aggregate(collection: string, request: AggregateRequest): Promise<DocumentAggregate>;

  /**
   * Runs `work` so that it and its writes are as if nothing happened between. `work` runs again when
   * another writer changed what it had read, so it has no other effects. When it throws, nothing is
   * written.
   * @throws ContentionError (ERR_STORE_CONTENTION) when other writers were faster each time
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;

  /** Resolves when the store answers; made for health checks. */
  check(signal: AbortSignal): Promise<void>;

  /** Ends the work of the store; later calls reject with StoreUnavailableError. */
  close(): Promise<void>;
}
