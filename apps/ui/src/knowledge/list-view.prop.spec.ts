import { SYNC_STATUSES, type KnowledgeSummary } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocument, summaryOf } from '../__fixtures__/documents.ts';
import {
  filterDocuments,
  SORT_KEYS,
  sortDocuments,
  viewDocuments,
  type SortOrder,
} from './list-view.ts';

const sameLabel = (tag: string) => tag;

const moment = fc
  .date({ min: new Date(0), max: new Date(4_000_000_000_000), noInvalidDate: true })
  .map((date) => date.toISOString());

const documents: fc.Arbitrary<readonly KnowledgeSummary[]> = fc.uniqueArray(
  fc
    .record({
      knowledge_id: fc.uuid({ version: 4 }),
      disease_name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      tags: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { minLength: 1 }),
      sync_status: fc.constantFrom(...SYNC_STATUSES),
      created_at: moment,
      modified_at: fc.option(moment),
    })
    .map((fields) => summaryOf(createDocument(fields))),
  { selector: (document) => document.knowledge_id, maxLength: 40 },
);

const order: fc.Arbitrary<SortOrder> = fc.record({
  key: fc.constantFrom(...SORT_KEYS),
  direction: fc.constantFrom('ascending', 'descending'),
});

const ids = (list: readonly KnowledgeSummary[]) => list.map((document) => document.knowledge_id);

describe('filterDocuments', () => {
  const named = [
    createDocument({ disease_name: 'Type 2 Diabetes', tags: ['faq', 'diet'] }),
    createDocument({ disease_name: '白內障手術', tags: ['post_care'] }),
  ].map(summaryOf);
  const names = (search: string, label = sameLabel) =>
    filterDocuments(named, search, label).map((document) => document.disease_name);

  it('finds every word in the name or the tags, whatever its case or width', () => {
    expect(names('DIABETES diet')).toEqual(['Type 2 Diabetes']);
    expect(names('ＴＹＰＥ')).toEqual(['Type 2 Diabetes']);
    expect(names('白內障')).toEqual(['白內障手術']);
    expect(names('diabetes post')).toEqual([]);
  });

  it('finds tags by what they are called', () => {
    expect(names('術後', (tag) => (tag === 'post_care' ? '術後照護' : tag))).toEqual([
      '白內障手術',
    ]);
  });

  it('keeps the order and gives everything for a blank search', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('', ' ', '\t '), (list, search) => {
        expect(filterDocuments(list, search, sameLabel)).toEqual(list);
      }),
    );
  });

  it('finds a document by its own name', () => {
    fc.assert(
      fc.property(documents, (list) => {
        for (const document of list) {
          expect(ids(filterDocuments(list, document.disease_name, sameLabel))).toContain(
            document.knowledge_id,
          );
        }
      }),
    );
  });
});

describe('sortDocuments', () => {
  it('is a permutation that does not depend on the order before', () => {
    fc.assert(
      fc.property(documents, order, (list, by) => {
        const sorted = sortDocuments(list, by, 'en');
        expect(new Set(ids(sorted))).toEqual(new Set(ids(list)));
        expect(ids(sortDocuments(list.toReversed(), by, 'en'))).toEqual(ids(sorted));
      }),
    );
  });

  it('orders by the key in the direction asked for', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const times = sortDocuments(list, { key: 'created', direction: 'descending' }, 'en').map(
          (document) => Date.parse(document.created_at),
        );
        expect(times).toEqual(times.toSorted((a, b) => b - a));
      }),
    );
  });

  it('puts what needs a person first when it sorts by status', () => {
    const list = SYNC_STATUSES.map((sync_status) => summaryOf(createDocument({ sync_status })));
    const sorted = sortDocuments(list, { key: 'status', direction: 'ascending' }, 'en');
    expect(sorted.map((document) => document.sync_status)).toEqual([
      'failed',
      'pending',
      'syncing',
      'completed',
    ]);
  });

  it('sorts numbers in names by their value', () => {
    const list = ['Part 10', 'Part 2'].map((disease_name) =>
      summaryOf(createDocument({ disease_name })),
    );
    const sorted = sortDocuments(list, { key: 'name', direction: 'ascending' }, 'en');
    expect(sorted.map((document) => document.disease_name)).toEqual(['Part 2', 'Part 10']);
  });
});

describe('viewDocuments', () => {
  it('shows every match on exactly one page', () => {
    fc.assert(
      fc.property(documents, order, fc.integer({ min: 1, max: 9 }), (list, by, pageSize) => {
        const view = {
          status: null,
          search: '',
          order: by,
          pageSize,
          language: 'en',
          tagLabel: sameLabel,
        };
        const { pageCount } = viewDocuments(list, { ...view, page: 1 });
        const all = Array.from({ length: pageCount }, (_, index) =>
          viewDocuments(list, { ...view, page: index + 1 }),
        );
        expect(all.flatMap((page) => ids(page.rows))).toEqual(ids(sortDocuments(list, by, 'en')));
        expect(all.every((page) => page.rows.length <= pageSize)).toBe(true);
      }),
    );
  });

  it('gives the last page for one past the end, and one empty page for nothing', () => {
    const list = [1, 2, 3].map(() => summaryOf(createDocument()));
    const view = {
      status: null,
      search: '',
      order: { key: 'created', direction: 'ascending' },
      pageSize: 2,
      language: 'en',
      tagLabel: sameLabel,
    } as const;
    expect(viewDocuments(list, { ...view, page: 9 })).toMatchObject({ page: 2, pageCount: 2 });
    expect(viewDocuments([], { ...view, page: 3 })).toEqual({
      rows: [],
      matches: 0,
      page: 1,
      pageCount: 1,
    });
  });
});
