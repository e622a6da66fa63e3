import { InvalidKeyError } from './store-error.ts';

const MAX_KEY_BYTES = 1_500;
const RESERVED = /^__.*__$/s;

/**
 * Checks the name of a collection and the id of a document by the rules of Firestore.
 * @throws InvalidKeyError (ERR_STORE_INVALID_KEY)
 */
export function assertKey(collection: string, id: string): void {
  assertCollection(collection);
  assertPart('id', id);
}

/**
 * Checks the name of a collection.
 * @throws InvalidKeyError (ERR_STORE_INVALID_KEY)
 */
export function assertCollection(collection: string): void {
  assertPart('collection', collection);
}

function assertPart(part: InvalidKeyError['part'], value: unknown): void {
  const reason = whyInvalid(value);
  if (reason !== null) {
    throw new InvalidKeyError(part, reason);
  }
}

function whyInvalid(value: unknown): string | null {
  if (typeof value !== 'string') {
    return `must be a string, not ${value === null ? 'null' : typeof value}`;
  }
  if (value === '') {
    return 'must not be empty';
  }
  if (!value.isWellFormed()) {
    return 'must be well-formed Unicode: it has half of a surrogate pair';
  }
  if (Buffer.byteLength(value) > MAX_KEY_BYTES) {
    return `must have at most ${MAX_KEY_BYTES} bytes, not ${Buffer.byteLength(value)}`;
  }
  if (value.includes('/')) {
    return `must not contain a slash: ${JSON.stringify(value)}`;
  }
  if (value === '.' || value === '..' || RESERVED.test(value)) {
    return `must not be ".", ".." or like "__name__": ${JSON.stringify(value)}`;
  }
  return null;
}
