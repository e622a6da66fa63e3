import { assertDocument } from './assert-document.ts';
import { assertKey } from './assert-key.ts';
import type { DocumentData } from './document-data.ts';
import type { StoredDocument, Transaction, WriteOptions } from './document-store.ts';
import { TransactionMisuseError } from './store-error.ts';

/** A write that waits for its transaction to end. */
export type DocumentWrite = { readonly collection: string; readonly id: string } & (
  | { readonly kind: 'create'; readonly data: DocumentData }
  | { readonly kind: 'set'; readonly data: DocumentData; readonly ifVersion: string | null }
  | { readonly kind: 'delete'; readonly ifVersion: string | null }
);

/** What a transaction saw; version null when there was no document. */
export interface DocumentRead {
  readonly collection: string;
  readonly id: string;
  readonly version: string | null;
}

type ReadDocument = (collection: string, id: string) => Promise<StoredDocument | null>;

/** A {@link Transaction} that notes what is read and what is to be written, for a commit at its end. */
export class TransactionBuffer implements Transaction {
  readonly reads: DocumentRead[] = [];
  readonly writes: DocumentWrite[] = [];
  readonly #read: ReadDocument;
  #ended = false;

  constructor(read: ReadDocument) {
    this.#read = read;
  }

  async get(collection: string, id: string): Promise<StoredDocument | null> {
    this.#assertOpen();
    if (this.writes.length > 0) {
      throw new TransactionMisuseError('A transaction reads all it needs before its first write.');
    }
    assertKey(collection, id);
    const document = await this.#read(collection, id);
    this.reads.push({ collection, id, version: document?.version ?? null });
    return document;
  }

  create(collection: string, id: string, data: DocumentData): void {
    assertDocument(collection, id, data);
    this.#write({ kind: 'create', collection, id, data: structuredClone(data) });
  }

  set(collection: string, id: string, data: DocumentData, options: WriteOptions = {}): void {
    assertDocument(collection, id, data);
    const { ifVersion = null } = options;
    this.#write({ kind: 'set', collection, id, data: structuredClone(data), ifVersion });
  }

  delete(collection: string, id: string, options: WriteOptions = {}): void {
    assertKey(collection, id);
    this.#write({ kind: 'delete', collection, id, ifVersion: options.ifVersion ?? null });
  }

  /** Refuses all that comes after the end of the work, such as a call that it did not await. */
  end(): void {
    this.#ended = true;
  }

  #write(write: DocumentWrite): void {
    this.#assertOpen();
    this.writes.push(write);
  }

  #assertOpen(): void {
    if (this.#ended) {
      throw new TransactionMisuseError('The transaction is over; its work must await every call.');
    }
  }
}
