import { describe, expect, it } from 'vitest';
import { toStoreError } from './file-failure.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: /secret/path`), { code, syscall: 'write' });
}

describe('toStoreError', () => {
  it.each([
    ['ENOSPC', 'The disk of the storage folder is full.'],
    ['EROFS', 'The storage folder can only be read.'],
    ['EBUSY', 'The storage folder cannot be used (EBUSY).'],
  ])('says of %s: %s', (code, message) => {
    const cause = systemError(code);
    expect(toStoreError(cause)).toMatchObject({ code: 'ERR_STORE_UNAVAILABLE', message, cause });
  });

  it('leaves other errors alone, those of the program with a code among them', () => {
    for (const error of [new Error('x'), Object.assign(new Error('x'), { code: 'ERR_X' }), 'x']) {
      expect(toStoreError(error)).toBe(error);
    }
  });
});
