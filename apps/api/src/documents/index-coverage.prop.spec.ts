import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentFilter, DocumentIndex, DocumentQuery } from './document-query.ts';
import { withIndexCheck } from './index-checked-store.ts';
import { lackingAggregateIndex, lackingIndex } from './index-coverage.ts';
import type { DocumentStore } from './document-store.ts';

const equal = (field: string): DocumentFilter => ({ field, op: '==', value: 1 });
const range = (field: string): DocumentFilter => ({ field, op: '>', value: 1 });
const contains = (field: string): DocumentFilter => ({ field, op: 'array-contains', value: 1 });
const newest = (field: string) => ({ field, direction: 'desc' }) as const;

const anyWhere = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
  .chain((fields) =>
    fc.tuple(...fields.map((field) => fc.constantFrom(equal(field), contains(field)))),
  )
  .filter((where) => where.filter(({ op }) => op === 'array-contains').length < 2);
const anyQuery: fc.Arbitrary<Omit<DocumentQuery, 'limit'>> = fc.oneof(
  anyWhere.map((where) => ({ where })),
  fc
    .tuple(anyWhere, fc.constantFrom('asc' as const, 'desc' as const), fc.boolean())
    .map(([where, direction, hasRange]) => ({
      where: hasRange ? [...where, range('at')] : where,
      orderBy: { field: 'at', direction },
    })),
);

describe('lackingIndex', () => {
  it('names the index that the query then has, for every query', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const lacking = lackingIndex('k', query, []);
        const hasCondition = (query.where ?? []).length > 0 || query.orderBy !== undefined;
        expect(lacking !== null).toBe(hasCondition);
        if (lacking !== null) {
          expect(lackingIndex('k', query, [lacking])).toBeNull();
          expect(lackingIndex('other', query, [lacking])).not.toBeNull();
        }
      }),
    );
  });

  const of = (index: Omit<DocumentIndex, 'collection'>) => [{ collection: 'k', ...index }];
  it.each<[string, Omit<DocumentQuery, 'limit'>, DocumentIndex[]]>([
    [
      'the wrong direction',
      { where: [equal('a')], orderBy: newest('at') },
      of({ fields: ['a', 'at'] }),
    ],
    ['a condition more', { where: [equal('a'), equal('b')] }, of({ fields: ['a'] })],
    ['a condition less', { orderBy: newest('at') }, of({ fields: ['a', 'at'], direction: 'desc' })],
    [
      'another order of fields',
      { where: [equal('at')], orderBy: newest('a') },
      of({ fields: ['a', 'at'] }),
    ],
    ['no array', { where: [contains('a')], orderBy: newest('at') }, of({ fields: ['at'] })],
    ['another array', { where: [contains('a')] }, of({ fields: [], contains: 'b' })],
  ])('takes an index with %s for none', (_name, query, indexes) => {
    expect(lackingIndex('k', query, indexes)).not.toBeNull();
  });

  it.each<[string, Omit<DocumentQuery, 'limit'>, DocumentIndex[]]>([
    ['one field in either direction', { orderBy: newest('at') }, of({ fields: ['at'] })],
    ['conditions in any order', { where: [equal('a'), equal('b')] }, of({ fields: ['b', 'a'] })],
    [
      'the items of any index that notes them',
      { where: [contains('a')] },
      of({ fields: ['at'], contains: 'a' }),
    ],
  ])('is content with %s', (_name, query, indexes) => {
    expect(lackingIndex('k', query, indexes)).toBeNull();
  });
});

describe('lackingAggregateIndex', () => {
  it('takes the first fields of a longer index, in any direction', () => {
    const indexes: DocumentIndex[] = [{ collection: 'k', fields: ['a', 'at'], direction: 'desc' }];
    expect(lackingAggregateIndex('k', { where: [equal('a')], sum: [] }, indexes)).toBeNull();
    expect(
      lackingAggregateIndex('k', { where: [equal('a'), range('at')], sum: [] }, indexes),
    ).toBeNull();
    expect(lackingAggregateIndex('k', { where: [equal('at')], sum: [] }, indexes)).not.toBeNull();
  });

  it('wants the sums under a condition to be declared', () => {
    const request = { where: [equal('a')], sum: ['n'] };
    expect(lackingAggregateIndex('k', request, [{ collection: 'k', fields: ['a'] }])).toEqual({
      collection: 'k',
      fields: ['a'],
      sums: ['n'],
    });
    expect(
      lackingAggregateIndex('k', request, [{ collection: 'k', fields: ['a'], sums: ['n', 'm'] }]),
    ).toBeNull();
    expect(lackingAggregateIndex('k', { sum: ['n'] }, [])).toBeNull();
  });
});

describe('withIndexCheck', () => {
  it('refuses with the index that is to be declared, before the store is asked', async () => {
    const store = withIndexCheck({} as DocumentStore, []);
    const refusal = {
      code: 'ERR_STORE_INVALID_QUERY',
      message: expect.stringContaining('"fields":["a"]'),
    };
    const where = [equal('a')];
    await expect(store.query('k', { where, limit: 1 })).rejects.toMatchObject(refusal);
    await expect(store.count('k', where)).rejects.toMatchObject(refusal);
    await expect(store.aggregate('k', { where, sum: [] })).rejects.toMatchObject(refusal);
  });
});
