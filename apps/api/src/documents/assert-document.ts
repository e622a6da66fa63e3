import { assertKey } from './assert-key.ts';
import type { DocumentData } from './document-data.ts';
import { MAX_DOCUMENT_BYTES, documentSize } from './document-size.ts';
import { DocumentTooLargeError, InvalidDocumentError } from './store-error.ts';

/** How many maps and arrays may be inside each other, the document itself not counted. */
export const MAX_DEPTH = 20;

const MAX_FIELD_NAME_BYTES = 1_500;
const RESERVED_FIELD = /^__.*__$/s;

/**
 * Checks that every store can keep this document exactly as it is.
 * @throws InvalidKeyError (ERR_STORE_INVALID_KEY) for the names of collection and document
 * @throws InvalidDocumentError (ERR_STORE_INVALID_DOCUMENT) for what is not JSON or not for Firestore
 * @throws DocumentTooLargeError (ERR_STORE_DOCUMENT_TOO_LARGE) over {@link MAX_DOCUMENT_BYTES}
 */
export function assertDocument(collection: string, id: string, data: DocumentData): void {
  assertKey(collection, id);
  if (!isPlainObject(data)) {
    throw new InvalidDocumentError('', `must be a map of fields, not ${describe(data)}`);
  }
  assertMap(data, '', 0);
  const size = documentSize(collection, id, data);
  if (size > MAX_DOCUMENT_BYTES) {
    throw new DocumentTooLargeError(collection, id, size, MAX_DOCUMENT_BYTES);
  }
}

function assertMap(map: object, path: string, depth: number): void {
  for (const [name, value] of Object.entries(map)) {
    assertFieldName(name, path);
    assertValue(value, path === '' ? name : `${path}.${name}`, depth);
  }
}

function assertFieldName(name: string, path: string): void {
  if (name === '' || RESERVED_FIELD.test(name)) {
    const shown = JSON.stringify(name);
    throw new InvalidDocumentError(path, `must not have a field called ${shown}`);
  }
  if (!name.isWellFormed() || Buffer.byteLength(name) > MAX_FIELD_NAME_BYTES) {
    throw new InvalidDocumentError(
      path,
      `has a field whose name is not well-formed Unicode of at most ${MAX_FIELD_NAME_BYTES} bytes`,
    );
  }
}

function assertValue(value: unknown, path: string, depth: number): void {
  if (value === null || typeof value === 'boolean') {
    return;
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) {
      throw new InvalidDocumentError(path, 'has half of a surrogate pair: not well-formed Unicode');
    }
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new InvalidDocumentError(path, `must be a finite number, not ${value}`);
    }
    return;
  }
  assertContainer(value, path, depth + 1);
}

function assertContainer(value: unknown, path: string, depth: number): void {
  if (depth > MAX_DEPTH) {
    throw new InvalidDocumentError(path, `is deeper than ${MAX_DEPTH} levels, or contains itself`);
  }
  if (Array.isArray(value)) {
    assertArray(value, path, depth);
  } else if (isPlainObject(value)) {
    assertMap(value, path, depth);
  } else {
    throw new InvalidDocumentError(path, `must be a JSON value, not ${describe(value)}`);
  }
}

function assertArray(array: readonly unknown[], path: string, depth: number): void {
  // Not forEach, which skips holes.
  for (let index = 0; index < array.length; index += 1) {
    const item = array[index];
    if (Array.isArray(item)) {
      throw new InvalidDocumentError(`${path}[${index}]`, 'is an array directly in an array');
    }
    assertValue(item, `${path}[${index}]`, depth);
  }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return value === null ? 'null' : typeof value;
  }
  return Array.isArray(value) ? 'an array' : `a ${Object.prototype.toString.call(value)}`;
}
