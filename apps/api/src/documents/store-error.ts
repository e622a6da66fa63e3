/** A document with this id is already in the collection. */
export class DocumentExistsError extends Error {
  override readonly name = 'DocumentExistsError';
  readonly code = 'ERR_STORE_DOCUMENT_EXISTS';
  readonly collection: string;
  readonly id: string;

  constructor(collection: string, id: string, options?: ErrorOptions) {
    super(`"${collection}" already has a document "${id}".`, options);
    this.collection = collection;
    this.id = id;
  }
}

/** The document was changed or removed since the version that the write depends on: read it again. */
export class VersionConflictError extends Error {
  override readonly name = 'VersionConflictError';
  readonly code = 'ERR_STORE_VERSION_CONFLICT';
  readonly collection: string;
  readonly id: string;
  readonly expectedVersion: string;

  constructor(collection: string, id: string, expectedVersion: string, options?: ErrorOptions) {
    super(
      `Document "${id}" of "${collection}" no longer has version ${expectedVersion}; read it again.`,
      options,
    );
    this.collection = collection;
    this.id = id;
    this.expectedVersion = expectedVersion;
  }
}

/** Other writers changed what a transaction had read, each time it ran: nothing was written. */
export class ContentionError extends Error {
  override readonly name = 'ContentionError';
  readonly code = 'ERR_STORE_CONTENTION';
  readonly attempts: number;

  constructor(attempts: number, options?: ErrorOptions) {
    super(`Other writers were faster in each of ${attempts} attempts; try again later.`, options);
    this.attempts = attempts;
  }
}

/** The store cannot be reached, is busy, or cannot write; `message` says which. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  readonly code = 'ERR_STORE_UNAVAILABLE';
  /** When trying again may help. */
  readonly retryAfterSeconds: number;

  constructor(reason: string, options: ErrorOptions & { retryAfterSeconds: number }) {
    super(reason, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The document is larger than a store can hold. */
export class DocumentTooLargeError extends Error {
  override readonly name = 'DocumentTooLargeError';
  readonly code = 'ERR_STORE_DOCUMENT_TOO_LARGE';
  readonly collection: string;
  readonly id: string;
  readonly sizeBytes: number;
  readonly limitBytes: number;

  constructor(collection: string, id: string, sizeBytes: number, limitBytes: number) {
    super(
      `Document "${id}" of "${collection}" has ${sizeBytes} bytes; the limit is ${limitBytes}.`,
    );
    this.collection = collection;
    this.id = id;
    this.sizeBytes = sizeBytes;
    this.limitBytes = limitBytes;
  }
}

/** The name of a collection or the id of a document is not one that a store accepts. */
export class InvalidKeyError extends Error {
  override readonly name = 'InvalidKeyError';
  readonly code = 'ERR_STORE_INVALID_KEY';
  readonly part: 'collection' | 'id';
  readonly reason: string;

  constructor(part: 'collection' | 'id', reason: string) {
    super(`The ${part} ${reason}.`);
    this.part = part;
    this.reason = reason;
  }
}

/** The data is not a JSON document that every store keeps as it is. */
export class InvalidDocumentError extends Error {
  override readonly name = 'InvalidDocumentError';
  readonly code = 'ERR_STORE_INVALID_DOCUMENT';
  /** Where in the document, such as `author.names[2]`; empty for the document itself. */
  readonly path: string;
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(path === '' ? `The document ${reason}.` : `Field "${path}" ${reason}.`);
    this.path = path;
    this.reason = reason;
  }
}

/** The query is not one that every store can answer. */
export class InvalidQueryError extends Error {
  override readonly name = 'InvalidQueryError';
  readonly code = 'ERR_STORE_INVALID_QUERY';
}

/** A transaction was used in a way that cannot be made atomic. */
export class TransactionMisuseError extends Error {
  override readonly name = 'TransactionMisuseError';
  readonly code = 'ERR_STORE_TRANSACTION_MISUSE';
}

/** The store answers but does not do what it is asked: a fault of the set-up or of this program. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
  readonly code = 'ERR_STORE_REFUSED';
}
