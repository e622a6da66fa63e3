import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAfter } from '../cursor-after.ts';
import type { DocumentData, JsonScalar } from '../document-data.ts';
import type { DocumentQuery } from '../document-query.ts';
import type { DocumentStore, StoredDocument } from '../document-store.ts';
import { anyText } from './arbitrary-document.ts';
import { anyCollection, anyQuery, anyRank, contains, isId } from './arbitrary-query.ts';
import { writeCollection, type ContractContext } from './contract-context.ts';
import { modelQuery } from './model-store.ts';

/** Promises about pages, orders, conditions and counts. */
export function describeQueries(context: ContractContext): void {
  const { store, freshCollection, numRuns } = context;
  const collectionOf = (documents: ReadonlyMap<string, DocumentData>) =>
    writeCollection(context, documents);

  describe('queries', () => {
    it('visits each document once and in order, for any page size', async () => {
      await fc.assert(
        fc.asyncProperty(anyCollection(), anyQuery(), async (documents, query) => {
          const collection = await collectionOf(documents);
          const visited = await allPages(store(), collection, query);
          expect(visited.map(({ id }) => id)).toEqual(
            modelQuery(documents, { ...query, limit: documents.size + 1 }),
          );
          for (const { id, data } of visited) {
            expect(data).toEqual(documents.get(id));
          }
        }),
        { numRuns },
      );
    });

    it('pages through documents that are equal in the order, of any type', async () => {
      const values = [null, false, true, 0, '', '藥'];
      const ids = ['1', '2', '3'];
      const expected = values.flatMap((value, place) => ids.map((id) => ({ place, value, id })));
      const collection = await collectionOf(
        new Map(expected.map(({ place, value, id }) => [`${place}-${id}`, { rank: value }])),
      );
      for (const limit of [1, 2, 5]) {
        const query = { orderBy: { field: 'rank', direction: 'asc' }, limit } as const;
        const visited = await allPages(store(), collection, query);
        expect(visited.map(({ id }) => id)).toEqual(
          expected.map(({ place, id }) => `${place}-${id}`),
        );
      }
    });

    it('starts anywhere, also where there is no document', async () => {
      const start = fc.record({ value: anyRank(), id: anyText().filter(isId) });
      await fc.assert(
        fc.asyncProperty(anyCollection(), anyQuery(), start, async (documents, query, at) => {
          const collection = await collectionOf(documents);
          const startAfter = query.orderBy === undefined ? { id: at.id } : at;
          const page = await store().query(collection, { ...query, startAfter });
          expect(page.map(({ id }) => id)).toEqual(modelQuery(documents, { ...query, startAfter }));
        }),
        { numRuns },
      );
    });

    it('tells null from missing, true from 1 and "1" from 1', async () => {
      const documents: [string, DocumentData][] = [
        ['missing', {}],
        ['null', { f: null }],
        ['true', { f: true }],
        ['number', { f: 1 }],
        ['text', { f: '1' }],
        ['list', { f: [1] }],
      ];
      const collection = await collectionOf(new Map(documents));
      const found = async (value: JsonScalar) =>
        (
          await store().query(collection, { where: [{ field: 'f', op: '==', value }], limit: 9 })
        ).map(({ id }) => id);
      expect(await found(null)).toEqual(['null']);
      expect(await found(true)).toEqual(['true']);
      expect(await found(1)).toEqual(['number']);
      expect(await found('1')).toEqual(['text']);
    });

    it('looks into maps by dots', async () => {
      const collection = await collectionOf(
        new Map<string, DocumentData>([
          ['a', { author: { id: 'x', age: 40 } }],
          ['b', { author: { id: 'x', age: 30 } }],
          ['c', { 'author.id': 'x', author: 'x' }],
        ]),
      );
      const page = await store().query(collection, {
        where: [{ field: 'author.id', op: '==', value: 'x' }],
        orderBy: { field: 'author.age', direction: 'asc' },
        limit: 10,
      });
      expect(page.map(({ id }) => id)).toEqual(['b', 'a']);
    });

    it('gives only the fields that are selected, and the version', async () => {
      const collection = freshCollection();
      const data = { title: 'T', text: 'long', tags: ['a', { b: null }], none: null, yes: true };
      const version = await store().create(collection, 'a', data);
      const select = ['title', 'tags', 'none', 'yes', 'missing'];
      expect(await store().query(collection, { limit: 1, select })).toEqual([
        {
          id: 'a',
          version,
          data: { title: 'T', tags: ['a', { b: null }], none: null, yes: true },
        },
      ]);
    });

    it('refuses queries that some store could not answer', async () => {
      const collection = freshCollection();
      const invalid: DocumentQuery[] = [
        { limit: 0 },
        { limit: 1_001 },
        { limit: 1.5 },
        { limit: 1, orderBy: { field: "a') OR 1=1 --", direction: 'asc' } },
        { limit: 1, where: [{ field: 'a b', op: '==', value: 1 }] },
        { limit: 1, where: [{ field: 'a', op: '>', value: 1 }] },
        { limit: 1, where: [{ field: 'a', op: '==', value: NaN }] },
        { limit: 1, startAfter: { id: 'a', value: 1 } },
        { limit: 1, orderBy: { field: 'a', direction: 'asc' }, startAfter: { id: 'a' } },
        { limit: 1, where: [{ field: '__name__', op: '==', value: 'a' }] },
        { limit: 1, where: [{ field: 'a', op: 'array-contains', value: null } as never] },
        { limit: 1, where: [contains('a', 1), contains('b', 1)] },
        { limit: 1, where: [contains('a', 1), { field: 'a', op: '==', value: 1 }] },
        { limit: 1, where: [contains('a', 1)], orderBy: { field: 'a', direction: 'asc' } },
        { limit: 1, select: [] },
        { limit: 1, select: ['a.b'] },
      ];
      for (const query of invalid) {
        await expect(store().query(collection, query), JSON.stringify(query)).rejects.toMatchObject(
          { code: 'ERR_STORE_INVALID_QUERY' },
        );
      }
    });
  });
}

async function allPages(
  store: DocumentStore,
  collection: string,
  query: DocumentQuery,
): Promise<StoredDocument[]> {
  const visited: StoredDocument[] = [];
  for (;;) {
    const last = visited.at(-1);
    const startAfter = last && cursorAfter(last, query.orderBy);
    const page = await store.query(collection, { ...query, ...(startAfter && { startAfter }) });
    visited.push(...page);
    if (page.length < query.limit) {
      return visited;
    }
  }
}
