import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAfter } from '../cursor-after.ts';
import type { DocumentData, JsonScalar } from '../document-data.ts';
import type { DocumentFilter, DocumentQuery } from '../document-query.ts';
import type { DocumentStore, StoredDocument } from '../document-store.ts';
import { anyNumber, anyText } from './arbitrary-document.ts';
import type { ContractContext } from './contract-context.ts';
import { modelQuery } from './model-store.ts';

/** Promises about pages, orders, conditions and counts. */
export function describeQueries({ store, freshCollection, numRuns }: ContractContext): void {
  async function collectionOf(documents: ReadonlyMap<string, DocumentData>): Promise<string> {
    const collection = freshCollection();
    await store().transaction(async (transaction) => {
      documents.forEach((data, id) => transaction.create(collection, id, data));
    });
    return collection;
  }

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

    it('counts what a query without a limit would give', async () => {
      await fc.assert(
        fc.asyncProperty(anyCollection(), anyWhere(), async (documents, where) => {
          const collection = await collectionOf(documents);
          const ranges = where.find(({ op }) => op !== '==');
          const expected = modelQuery(documents, {
            where,
            ...(ranges && { orderBy: { field: ranges.field, direction: 'asc' as const } }),
            limit: documents.size + 1,
          });
          expect(await store().count(collection, where)).toBe(expected.length);
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

function anyCollection(): fc.Arbitrary<ReadonlyMap<string, DocumentData>> {
  const data = fc.record<DocumentData>(
    { rank: anyRank(), kind: anyKind(), at: fc.constantFrom('2026-01-01', '2026-01-02') },
    { requiredKeys: ['at'] },
  );
  return fc
    .uniqueArray(fc.tuple(anyText(3).filter(isId), data), { selector: ([id]) => id, maxLength: 25 })
    .map((entries) => new Map(entries));
}

function anyQuery(): fc.Arbitrary<DocumentQuery> {
  const direction = fc.constantFrom('asc' as const, 'desc' as const);
  const limit = fc.integer({ min: 1, max: 7 });
  return fc
    .tuple(anyWhere(), direction, limit, fc.constantFrom('rank', 'at', null))
    .map(([where, order, size, freeField]): DocumentQuery => {
      const field = where.find(({ op }) => op !== '==')?.field ?? freeField;
      return { where, limit: size, ...(field && { orderBy: { field, direction: order } }) };
    });
}

function anyWhere(): fc.Arbitrary<DocumentFilter[]> {
  const equality = fc.record({
    field: fc.constant('kind'),
    op: fc.constant('==' as const),
    value: anyKind(),
  });
  const range = fc.record({
    field: fc.constant('rank'),
    op: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const),
    value: fc.oneof(fc.integer({ min: -2, max: 2 }), anyNumber(), anyText(3)),
  });
  return fc
    .tuple(fc.option(equality, { freq: 1 }), fc.array(range, { maxLength: 2 }))
    .map(([equal, ranges]) => (equal === null ? ranges : [equal, ...ranges]));
}

function anyRank(): fc.Arbitrary<JsonScalar> {
  return fc.oneof(
    // Few values, so that many documents tie.
    { weight: 3, arbitrary: fc.integer({ min: -2, max: 2 }) },
    { weight: 3, arbitrary: fc.constantFrom(null, true, false) },
    { weight: 1, arbitrary: anyNumber() },
    { weight: 2, arbitrary: anyText(3) },
  );
}

function anyKind(): fc.Arbitrary<JsonScalar> {
  return fc.constantFrom('a', 'b', null, true, 1);
}

function isId(text: string): boolean {
  return !/^(?:\.{0,2}|__.*__|.*\/.*)$/s.test(text);
}
