import type {
  AggregateRequest,
  DocumentFilter,
  DocumentIndex,
  DocumentQuery,
} from './document-query.ts';

/** What a query needs to be found by an index. */
interface Need {
  readonly collection: string;
  readonly equal: ReadonlySet<string>;
  /** The field of a range or an order. */
  readonly last: string | null;
  /** Null when the order does not matter. */
  readonly direction: 'asc' | 'desc' | null;
  readonly contains: string | undefined;
  readonly sums: readonly string[];
}

/** The index that a query lacks among those that are declared; null when there is one, or none is needed. */
export function lackingIndex(
  collection: string,
  { where = [], orderBy }: Omit<DocumentQuery, 'limit'>,
  indexes: readonly DocumentIndex[],
): DocumentIndex | null {
  const need = needOf(collection, where, orderBy?.field ?? null);
  return lacking({ ...need, direction: orderBy?.direction ?? null }, indexes, isExact);
}

/** The same for a count or an aggregate, for which an index with more fields does as well. */
export function lackingAggregateIndex(
  collection: string,
  { where = [], sum }: AggregateRequest,
  indexes: readonly DocumentIndex[],
): DocumentIndex | null {
  const need = needOf(collection, where, null);
  return lacking({ ...need, sums: where.length === 0 ? [] : sum }, indexes, isPrefix);
}

function needOf(collection: string, where: readonly DocumentFilter[], order: string | null): Need {
  const fieldsWith = (test: (filter: DocumentFilter) => boolean) =>
    where.filter(test).map(({ field }) => field);
  const [range = null] = fieldsWith(({ op }) => op !== '==' && op !== 'array-contains');
  const last = order ?? range;
  const equal = new Set(fieldsWith(({ op, field }) => op === '==' && field !== last));
  const [contains] = fieldsWith(({ op }) => op === 'array-contains');
  return { collection, equal, last, direction: null, contains, sums: [] };
}

function lacking(
  need: Need,
  indexes: readonly DocumentIndex[],
  fits: (need: Need, fields: readonly string[]) => boolean,
): DocumentIndex | null {
  const { collection, equal, last, direction, contains, sums } = need;
  const isById = equal.size === 0 && last === null && contains === undefined;
  const isCovered = indexes.some(
    (index) =>
      index.collection === collection &&
      index.contains === contains &&
      fits(need, index.fields) &&
      hasDirection(need, index) &&
      sums.every((sum) => index.sums?.includes(sum)),
  );
  return isById || isCovered
    ? null
    : {
        collection,
        fields: [...equal, ...(last === null ? [] : [last])],
        ...(direction === null ? {} : { direction }),
        ...(contains === undefined ? {} : { contains }),
        ...(sums.length === 0 ? {} : { sums }),
      };
}

function hasDirection({ direction, contains }: Need, index: DocumentIndex): boolean {
  const isSingle = index.fields.length < 2 && contains === undefined;
  return direction === null || isSingle || (index.direction ?? 'asc') === direction;
}

function isExact(need: Need, fields: readonly string[]): boolean {
  const { equal, last, contains } = need;
  // What contains an item is found by the items; any index that notes them does.
  const byItems = contains !== undefined && equal.size === 0 && last === null;
  return (
    byItems || (fields.length === equal.size + (last === null ? 0 : 1) && isPrefix(need, fields))
  );
}

function isPrefix({ equal, last }: Need, fields: readonly string[]): boolean {
  const compared = new Set(fields.slice(0, equal.size));
  return (
    [...equal].every((field) => compared.has(field)) &&
    (last === null || fields[equal.size] === last)
  );
}
