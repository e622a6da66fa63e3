import type { JsonScalar } from './document-data.ts';

/** Keeps documents whose field holds exactly this value; a missing field equals nothing, not even null. */
export interface EqualityFilter {
  /** Name of the field, dots lead into maps: `author.id`. */
  readonly field: string;
  readonly op: '==';
  readonly value: JsonScalar;
}

/** Keeps documents whose field holds a value of the same type (number or string) in the range. */
export interface RangeFilter {
  readonly field: string;
  readonly op: '<' | '<=' | '>' | '>=';
  readonly value: string | number;
}

/**
 * Keeps documents whose field is an array with this among its items. What it costs grows with the
 * documents that it keeps, so let these be few.
 */
export interface ContainsFilter {
  readonly field: string;
  readonly op: 'array-contains';
  readonly value: string | number | boolean;
}

/** One condition of a query; at most one of them is a {@link ContainsFilter}, on a field of its own. */
export type DocumentFilter = EqualityFilter | RangeFilter | ContainsFilter;

/** What documents are sorted by; ties by id in the same direction. */
export interface DocumentOrder {
  /** Documents without this field are not in the result. */
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** The place of a document in an order. */
export interface DocumentCursor {
  /** Its value in the field of `orderBy`; left out when documents are ordered by id alone. */
  readonly value?: JsonScalar;
  readonly id: string;
}

/** One page of a collection. */
export interface DocumentQuery {
  /** Conditions that all hold. Ranges are on one field, and then `orderBy` names that field. */
  readonly where?: readonly DocumentFilter[];
  /**
   * Null before false before true before numbers before strings (by UTF-8 bytes). Order by fields
   * that hold these: the place of an array or a map is not promised.
   * @default by id, ascending
   */
  readonly orderBy?: DocumentOrder;
  /** The last document of the page before. */
  readonly startAfter?: DocumentCursor;
  /** Size of the page: 1 to {@link MAX_PAGE_SIZE}. */
  readonly limit: number;
  /** The top-level fields that are wanted, so that a list need not read long texts. @default all */
  readonly select?: readonly string[];
}

/** The largest `limit` of a query. */
export const MAX_PAGE_SIZE = 1_000;

/** What to add up over the documents that match. */
export interface AggregateRequest {
  readonly where?: readonly DocumentFilter[];
  /** Fields to add up. */
  readonly sum: readonly string[];
}

/** Numbers about the documents that match; not promised to be all of the very same moment. */
export interface DocumentAggregate {
  readonly count: number;
  /** By the field; documents without a number there add nothing. */
  readonly sums: Readonly<Record<string, number>>;
}

/** What queries of a collection are fast by. Every query, count and aggregate with a condition or an order needs one. */
export interface DocumentIndex {
  readonly collection: string;
  /** All but the last are compared with `==`; the last likewise, or it is the range and the order. */
  readonly fields: readonly string[];
  /** Of the last field; an index of one field alone serves both. @default 'asc' */
  readonly direction?: 'asc' | 'desc';
  /** The array field of an `array-contains`. */
  readonly contains?: string;
  /** Fields that aggregates add up under these conditions. */
  readonly sums?: readonly string[];
}
