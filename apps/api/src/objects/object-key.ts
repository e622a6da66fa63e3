import { InvalidObjectKeyError } from './invalid-object-key-error.ts';

/** The longest key, and the longest part of one, in characters. */
export const OBJECT_KEY_LIMITS = { key: 500, part: 200 } as const;

const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Whether every store takes the text as the key of an object. */
export function isObjectKey(key: string): boolean {
  const { key: longest, part } = OBJECT_KEY_LIMITS;
  return (
    key.length <= longest && KEY.test(key) && key.split('/').every(({ length }) => length <= part)
  );
}

/** @throws InvalidObjectKeyError (ERR_INVALID_OBJECT_KEY) for a key that not every store takes */
export function assertObjectKey(key: string): void {
  if (!isObjectKey(key)) {
    throw new InvalidObjectKeyError(key);
  }
}
