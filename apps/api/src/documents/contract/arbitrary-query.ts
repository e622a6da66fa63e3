import fc from 'fast-check';
import type { DocumentData, JsonScalar } from '../document-data.ts';
import type { ContainsFilter, DocumentFilter, DocumentQuery } from '../document-query.ts';
import { anyNumber, anyText } from './arbitrary-document.ts';

/** A few documents, of which many are equal in what queries look at. */
export function anyCollection(): fc.Arbitrary<ReadonlyMap<string, DocumentData>> {
  const data = fc.record<DocumentData>(
    {
      rank: anyRank(),
      kind: anyKind(),
      at: fc.constantFrom('2026-01-01', '2026-01-02'),
      tags: fc.array(fc.oneof(anyTag(), fc.constant(null)), { maxLength: 3 }),
      amount: fc.oneof(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), anyKind()),
    },
    { requiredKeys: ['at'] },
  );
  return fc
    .uniqueArray(fc.tuple(anyText(3).filter(isId), data), { selector: ([id]) => id, maxLength: 25 })
    .map((entries) => new Map(entries));
}

/** Any query over {@link anyCollection}. */
export function anyQuery(): fc.Arbitrary<DocumentQuery> {
  const direction = fc.constantFrom('asc' as const, 'desc' as const);
  const limit = fc.integer({ min: 1, max: 7 });
  return fc
    .tuple(anyWhere(), direction, limit, fc.constantFrom('rank', 'at', null))
    .map(([where, order, size, freeField]): DocumentQuery => {
      const isRange = ({ op }: DocumentFilter) => op !== '==' && op !== 'array-contains';
      const field = where.find(isRange)?.field ?? freeField;
      return { where, limit: size, ...(field && { orderBy: { field, direction: order } }) };
    });
}

/** Any conditions over {@link anyCollection}. */
export function anyWhere(): fc.Arbitrary<DocumentFilter[]> {
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
    .tuple(
      fc.option(equality, { freq: 1 }),
      fc.option(
        anyTag().map((tag) => contains('tags', tag)),
        { freq: 1 },
      ),
      fc.array(range, { maxLength: 2 }),
    )
    .map(([equal, tag, ranges]) => [
      ...(equal === null ? [] : [equal]),
      ...(tag === null ? [] : [tag]),
      ...ranges,
    ]);
}

/** The condition that an array has this item. */
export function contains(field: string, value: string | number | boolean): ContainsFilter {
  return { field, op: 'array-contains', value };
}

function anyTag(): fc.Arbitrary<string | number | boolean> {
  return fc.constantFrom('a', 'b', 1, true);
}

/** A value of any type that is ordered. */
export function anyRank(): fc.Arbitrary<JsonScalar> {
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

/** Whether a text may be the id of a document. */
export function isId(text: string): boolean {
  return !/^(?:\.{0,2}|__.*__|.*\/.*)$/s.test(text);
}
