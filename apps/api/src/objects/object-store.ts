import type { Readable } from 'node:stream';

/** What is known of an object without reading it. */
export interface ObjectInfo {
  readonly sizeBytes: number;
  readonly contentType: string;
  /** Changes with each write of the object; quoted as in HTTP. */
  readonly etag: string;
  readonly modifiedAt: Date;
}

/** A part of an object: from byte `start` to byte `end`, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** An object that is being read; whoever takes it reads `body` to its end or destroys it. */
export interface OpenedObject {
  readonly info: ObjectInfo;
  readonly body: Readable;
}

/** How an object is written. */
export interface PutOptions {
  readonly contentType: string;
  readonly signal?: AbortSignal;
}

/**
 * Files by key, such as `audio/0198c1f2.mp3`: parts of ASCII letters, digits, `.`, `-`, `_` that do not
 * begin with a dot, separated by slashes. No key is a folder of another. Any call may reject with
 * StoreUnavailableError (ERR_STORE_UNAVAILABLE), and a bad key with InvalidObjectKeyError
 * (ERR_INVALID_OBJECT_KEY) before anything is sent.
 */
export interface ObjectStore {
  /**
   * Creates or wholly replaces an object; a reader sees the old one or the new one, never a part. Rejects
   * with the error of `body` when that fails, with the reason of the signal when it aborts; then the old
   * object stays. `body` is read to its end or destroyed.
   */
  put(key: string, body: Uint8Array | Readable, options: PutOptions): Promise<ObjectInfo>;
  stat(key: string): Promise<ObjectInfo | null>;
  /**
   * Opens an object, or the given part of it; null when there is none. The range lies inside the object.
   * The body fails with StoreUnavailableError when the store does, with the reason of the signal when that
   * aborts, and is never short without an error.
   */
  get(key: string, range?: ByteRange, signal?: AbortSignal): Promise<OpenedObject | null>;
  /** Removes an object; false when there was none. */
  delete(key: string): Promise<boolean>;
  /** Where a browser may read the object for a while: signed by the cloud, or a path below `/api/storage/files/`. */
  url(key: string): Promise<string>;
  /** Resolves when the store answers; made for health checks. */
  check(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
