import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertKey } from './assert-key.ts';

const check = (collection: unknown, id: unknown) => () => {
  assertKey(collection as string, id as string);
};

describe('assertKey', () => {
  it('lets through exactly what the rules of Firestore allow', () => {
    const key = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('.', '_', 'a', '/', '\ud800', '\n') }),
      fc.constantFrom('.', '..', '__a__', '____', '__\n__', '', 'a'.repeat(1_501)),
    );
    fc.assert(
      fc.property(key, (id) => {
        const allowed =
          id.length > 0 &&
          encodeURIComponentIsPossible(id) &&
          new TextEncoder().encode(id).length <= 1_500 &&
          !id.includes('/') &&
          !['.', '..'].includes(id) &&
          !(id.length >= 4 && id.startsWith('__') && id.endsWith('__'));
        if (allowed) {
          expect(check(id, id)).not.toThrow();
        } else {
          expect(check('c', id)).toThrow(
            expect.objectContaining({ code: 'ERR_STORE_INVALID_KEY', part: 'id' }),
          );
          expect(check(id, 'a')).toThrow(expect.objectContaining({ part: 'collection' }));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('says what is wrong', () => {
    expect(check('c', 'a/b')).toThrow('The id must not contain a slash: "a/b".');
    expect(check('', 'a')).toThrow('The collection must not be empty.');
    expect(check('c', undefined)).toThrow('The id must be a string, not undefined.');
    expect(check('c', null)).toThrow('The id must be a string, not null.');
  });
});

/** A second opinion on whether text is well-formed. */
function encodeURIComponentIsPossible(text: string): boolean {
  try {
    return encodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}
