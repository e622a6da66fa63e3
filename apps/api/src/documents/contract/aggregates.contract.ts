import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentData } from '../document-data.ts';
import { anyCollection, anyWhere } from './arbitrary-query.ts';
import { writeCollection, type ContractContext } from './contract-context.ts';
import { modelAggregate } from './model-store.ts';

/** Promises about counts, sums and what arrays contain. */
export function describeAggregates(context: ContractContext): void {
  const { store, freshCollection, numRuns } = context;
  const collectionOf = (documents: ReadonlyMap<string, DocumentData>) =>
    writeCollection(context, documents);

  describe('counts, sums and arrays', () => {
    it('counts what a query without a limit would give, and adds up its numbers', async () => {
      const sum = ['rank', 'amount', 'missing'];
      await fc.assert(
        fc.asyncProperty(anyCollection(), anyWhere(), async (documents, where) => {
          const collection = await collectionOf(documents);
          const expected = modelAggregate(documents, { where, sum: ['amount', 'missing'] });
          expect(await store().count(collection, where)).toBe(expected.count);
          const { count, sums } = await store().aggregate(collection, { where, sum });
          expect({ count, sums: { amount: sums['amount'], missing: sums['missing'] } }).toEqual(
            expected,
          );
        }),
        { numRuns },
      );
    });

    it('adds up numbers alone: text, true, null, lists and maps add nothing', async () => {
      const values = [1, 2.5, -4, '8', true, null, [16], { n: 32 }];
      const collection = await collectionOf(
        new Map(values.map((value, index) => [`${index}`, { inner: { n: value } }])),
      );
      expect(await store().aggregate(collection, { sum: ['inner.n'] })).toEqual({
        count: values.length,
        sums: { 'inner.n': -0.5 },
      });
      expect(await store().aggregate(freshCollection(), { sum: ['n'] })).toEqual({
        count: 0,
        sums: { n: 0 },
      });
      expect(await store().aggregate(collection, { sum: [] })).toEqual({ count: 8, sums: {} });
    });

    it('looks into arrays: the very item, of its type, and arrays only', async () => {
      const documents: [string, DocumentData][] = [
        ['1', { tags: ['a', 'b', 'a'] }],
        ['2', { tags: ['b', 1, true, null] }],
        ['3', { tags: 'a' }],
        ['4', { tags: { a: 'a' } }],
        ['5', { tags: [{ a: 'a' }, 'A', 'aa', '1', 'true'] }],
        ['6', { tags: [] }],
        ['7', {}],
        ['8', { tags: ['a\0', 2 ** 60, 0.5], inner: { tags: ['a'] } }],
      ];
      const collection = await collectionOf(new Map(documents));
      const found = async (value: string | number | boolean, field = 'tags') => {
        const where = [{ field, op: 'array-contains', value }] as const;
        expect((await store().aggregate(collection, { where, sum: [] })).count).toBe(
          await store().count(collection, where),
        );
        return (await store().query(collection, { where, limit: 9 })).map(({ id }) => id).join();
      };
      expect(await found('a')).toBe('1');
      expect(await found('b')).toBe('1,2');
      expect(await found(1)).toBe('2');
      expect(await found(true)).toBe('2');
      expect(await found('1')).toBe('5');
      expect(await found('a\0')).toBe('8');
      expect(await found(2 ** 60)).toBe('8');
      expect(await found(0.5)).toBe('8');
      expect(await found(false)).toBe('');
      expect(await found('a', 'inner.tags')).toBe('8');
    });

    it('follows the items of an array through every kind of write', async () => {
      const collection = await collectionOf(
        new Map([
          ['a', { tags: ['old', 'kept'] }],
          ['b', { tags: ['old'] }],
        ]),
      );
      const found = async (value: string) => {
        const where = [{ field: 'tags', op: 'array-contains', value }] as const;
        return (await store().query(collection, { where, limit: 9 })).map(({ id }) => id);
      };
      await store().set(collection, 'a', { tags: ['new', 'kept'] });
      expect([await found('old'), await found('new'), await found('kept')]).toEqual([
        ['b'],
        ['a'],
        ['a'],
      ]);
      await store().delete(collection, 'a');
      expect([await found('new'), await found('kept')]).toEqual([[], []]);
      await store().set(collection, 'b', { tags: 'old' });
      expect(await found('old')).toEqual([]);
      await store().create(collection, 'a', { tags: ['kept'] });
      expect(await found('kept')).toEqual(['a']);
    });

    it('refuses to add up what is no field', async () => {
      const refused = store().aggregate(freshCollection(), { sum: ['a b'] });
      await expect(refused).rejects.toMatchObject({ code: 'ERR_STORE_INVALID_QUERY' });
    });
  });
}
