import { fieldOf } from '../cursor-after.ts';
import type { DocumentData, JsonScalar, JsonValue } from '../document-data.ts';
import type {
  AggregateRequest,
  DocumentAggregate,
  DocumentFilter,
  DocumentQuery,
} from '../document-query.ts';

const TYPES = ['null', 'boolean', 'number', 'string'];

/** The ids that a query gives, by the words of the port and without any thought of speed. */
export function modelQuery(
  documents: ReadonlyMap<string, DocumentData>,
  query: DocumentQuery,
): string[] {
  const { where = [], orderBy, startAfter, limit } = query;
  const sign = orderBy?.direction === 'desc' ? -1 : 1;
  const place = (id: string, data: DocumentData): [JsonScalar, string] => [
    orderBy === undefined ? null : scalar(fieldOf(data, orderBy.field)),
    id,
  ];
  return [...documents]
    .filter(([, data]) => modelMatches(data, where))
    .filter(([, data]) => orderBy === undefined || fieldOf(data, orderBy.field) !== undefined)
    .map(([id, data]) => place(id, data))
    .sort((a, b) => sign * comparePlaces(a, b))
    .filter(
      (at) =>
        startAfter === undefined ||
        sign * comparePlaces(at, [startAfter.value ?? null, startAfter.id]) > 0,
    )
    .slice(0, limit)
    .map(([, id]) => id);
}

/** What an aggregate gives, by the words of the port. */
export function modelAggregate(
  documents: ReadonlyMap<string, DocumentData>,
  { where = [], sum }: AggregateRequest,
): DocumentAggregate {
  const matching = [...documents.values()].filter((data) => modelMatches(data, where));
  const total = (field: string) =>
    matching
      .map((data) => fieldOf(data, field))
      .reduce<number>((all, value) => (typeof value === 'number' ? all + value : all), 0);
  return {
    count: matching.length,
    sums: Object.fromEntries(sum.map((field) => [field, total(field)])),
  };
}

/** Whether a document matches all conditions. */
export function modelMatches(data: DocumentData, where: readonly DocumentFilter[]): boolean {
  return where.every(({ field, op, value }) => {
    const actual = fieldOf(data, field);
    if (op === '==') {
      return actual === value;
    }
    if (op === 'array-contains') {
      return Array.isArray(actual) && actual.includes(value);
    }
    if (typeof actual !== typeof value) {
      return false;
    }
    const order = compareScalars(scalar(actual), value);
    return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[op];
  });
}

function comparePlaces(a: [JsonScalar, string], b: [JsonScalar, string]): number {
  return compareScalars(a[0], b[0]) || compareText(a[1], b[1]);
}

function compareScalars(a: JsonScalar, b: JsonScalar): number {
  if (typeof a === 'string' && typeof b === 'string') {
    return compareText(a, b);
  }
  return typeRank(a) - typeRank(b) || Number(a) - Number(b);
}

function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function typeRank(value: JsonScalar): number {
  return TYPES.indexOf(value === null ? 'null' : typeof value);
}

function scalar(value: JsonValue | undefined): JsonScalar {
  if (value === undefined || (typeof value === 'object' && value !== null)) {
    throw new TypeError('The model orders and compares scalars only.');
  }
  return value;
}
