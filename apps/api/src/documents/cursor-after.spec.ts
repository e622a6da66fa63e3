import { describe, expect, it } from 'vitest';
import { cursorAfter, fieldOf } from './cursor-after.ts';

const document = { id: 'a', version: '1', data: { n: null, author: { age: 40 }, tags: ['x'] } };

describe('cursorAfter', () => {
  it('holds the id, and the value of the field in the order', () => {
    expect(cursorAfter(document)).toEqual({ id: 'a' });
    expect(cursorAfter(document, { field: 'n', direction: 'asc' })).toEqual({
      id: 'a',
      value: null,
    });
    expect(cursorAfter(document, { field: 'author.age', direction: 'desc' })).toEqual({
      id: 'a',
      value: 40,
    });
  });

  it.each(['missing', 'tags', 'author', 'author.missing', 'tags.length'])(
    'refuses a document without a scalar in "%s"',
    (field) => {
      expect(() => cursorAfter(document, { field, direction: 'asc' })).toThrow(
        expect.objectContaining({ code: 'ERR_STORE_INVALID_QUERY' }),
      );
    },
  );
});

describe('fieldOf', () => {
  it('sees only fields of the document itself', () => {
    expect(fieldOf({}, 'constructor')).toBeUndefined();
    expect(fieldOf({ a: 'text' }, 'a.length')).toBeUndefined();
    expect(fieldOf({ a: { b: false } }, 'a.b')).toBe(false);
  });
});
