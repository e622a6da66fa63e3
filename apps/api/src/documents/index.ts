export type { DocumentData, JsonMap, JsonScalar, JsonValue } from './document-data.ts';
export {
  MAX_PAGE_SIZE,
  type AggregateRequest,
  type ContainsFilter,
  type DocumentAggregate,
  type DocumentCursor,
  type DocumentFilter,
  type DocumentIndex,
  type DocumentOrder,
  type DocumentQuery,
} from './document-query.ts';
export type { DocumentStore, StoredDocument, Transaction, WriteOptions } from './document-store.ts';
export {
  ContentionError,
  DocumentExistsError,
  DocumentTooLargeError,
  InvalidDocumentError,
  InvalidKeyError,
  InvalidQueryError,
  StoreRefusedError,
  StoreUnavailableError,
  TransactionMisuseError,
  VersionConflictError,
} from './store-error.ts';
export { assertDocument } from './assert-document.ts';
export { cursorAfter } from './cursor-after.ts';
export { withIndexCheck } from './index-checked-store.ts';
export { MAX_DOCUMENT_BYTES, documentSize } from './document-size.ts';
export {
  openSqliteDocumentStore,
  type SqliteDocumentStoreOptions,
} from './sqlite/open-sqlite-document-store.ts';
