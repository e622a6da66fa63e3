import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, assertDocument } from './assert-document.ts';
import { anyDocument } from './contract/arbitrary-document.ts';
import type { DocumentData } from './document-data.ts';

const check = (data: unknown) => () => {
  assertDocument('c', 'a', data as DocumentData);
};
const nested = (depth: number): unknown =>
  depth === 0 ? 'end' : depth % 2 ? { in: nested(depth - 1) } : [nested(depth - 1)];

describe('assertDocument', () => {
  it('accepts every JSON document of the port', () => {
    fc.assert(
      fc.property(anyDocument(), (data) => {
        expect(check(data)).not.toThrow();
      }),
    );
  });

  it('accepts a map without a prototype', () => {
    expect(check(Object.assign(Object.create(null), { a: 1 }))).not.toThrow();
  });

  it.each([
    [{ a: undefined }, 'a', 'must be a JSON value, not undefined'],
    [{ a: { b: NaN } }, 'a.b', 'must be a finite number, not NaN'],
    [{ a: [1, -Infinity] }, 'a[1]', 'must be a finite number, not -Infinity'],
    [{ a: () => 1 }, 'a', 'must be a JSON value, not function'],
    [{ a: 1n }, 'a', 'must be a JSON value, not bigint'],
    [{ a: new Date(0) }, 'a', 'must be a JSON value, not a [object Date]'],
    [{ a: Object.create({ inherited: 1 }) }, 'a', 'must be a JSON value, not a [object Object]'],
    [{ a: Array(1) }, 'a[0]', 'must be a JSON value, not undefined'],
    [{ a: [{ b: [[1]] }] }, 'a[0].b[0]', 'is an array directly in an array'],
    [{ a: 'x\ud800' }, 'a', 'has half of a surrogate pair: not well-formed Unicode'],
    [{ a: { '': 1 } }, 'a', 'must not have a field called ""'],
    [{ a: { __b__: 1 } }, 'a', 'must not have a field called "__b__"'],
    [JSON.parse('{ "__proto__": 1 }'), '', 'must not have a field called "__proto__"'],
    [null, '', 'must be a map of fields, not null'],
    [[], '', 'must be a map of fields, not an array'],
  ])('refuses %o and says where and why', (data, path, reason) => {
    expect(check(data)).toThrow(
      expect.objectContaining({ code: 'ERR_STORE_INVALID_DOCUMENT', path, reason }),
    );
  });

  it('refuses a field name of half a surrogate pair or of more than 1500 bytes', () => {
    for (const name of ['\udc00', 'é'.repeat(751)]) {
      expect(check({ [name]: 1 })).toThrow(
        expect.objectContaining({ code: 'ERR_STORE_INVALID_DOCUMENT' }),
      );
    }
    expect(check({ ['é'.repeat(750)]: 1 })).not.toThrow();
  });

  it(`accepts ${MAX_DEPTH} levels and refuses more, also of a document that contains itself`, () => {
    expect(check({ a: nested(MAX_DEPTH) })).not.toThrow();
    expect(check({ a: nested(MAX_DEPTH + 1) })).toThrow('deeper than 20 levels');
    const endless: Record<string, unknown> = {};
    endless['self'] = endless;
    expect(check(endless)).toThrow('deeper than 20 levels, or contains itself');
  });
});
