import type {
  AggregateRequest,
  DocumentFilter,
  DocumentOrder,
  DocumentQuery,
} from '../document-query.ts';
import { itemSource } from './array-items.ts';
import { renderCount } from './document-counts.ts';
import { VALUE_PARAMETER, typeOfField, typeOfValue, valueOfField } from './field-expression.ts';

/** SQL and what its question marks stand for. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** A part of a WHERE clause. */
type Condition = Statement;

/** Where rows come from, and which. */
interface Source {
  readonly from: string;
  readonly conditions: readonly Condition[];
}

const NO_FIELDS: ReadonlySet<string> = new Set();
const COMPARE = { '==': 'IS', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;

/**
 * The statements of a checked query: their rows, one statement after the other up to the limit, are
 * the page. A cursor splits the rest of an order into the same value, the same type, and the types
 * after it, because SQLite uses an index on expressions for each of them but not for all at once.
 * `arrayFields` are the fields whose items are indexed.
 */
export function renderQuery(
  collection: string,
  query: DocumentQuery,
  arrayFields = NO_FIELDS,
): readonly Statement[] {
  const { where = [], orderBy, startAfter } = query;
  const { from, conditions: base } = sourceOf(collection, where, arrayFields);
  const page = (conditions: readonly Condition[], orderSql: string) =>
    select({ from, conditions: [...base, ...conditions] }, query, orderSql);
  if (orderBy === undefined) {
    return [page(startAfter ? [{ sql: 'id > ?', parameters: [startAfter.id] }] : [], 'id')];
  }
  const { field, direction } = orderBy;
  const known = where.some((filter) => filter.field === field);
  if (startAfter === undefined) {
    const present = { sql: `${typeOfField(field)} IS NOT NULL`, parameters: [] };
    return [page([present], order(orderBy, known ? 'value' : 'type'))];
  }
  const beyond = direction === 'asc' ? '>' : '<';
  const value = JSON.stringify(startAfter.value ?? null);
  const ofType = typeCondition(field, '=', typeOfValue(startAfter.value ?? null));
  const sameValue = valueCondition(field, 'IS', value);
  const afterId = { sql: `id ${beyond} ?`, parameters: [startAfter.id] };
  const afterValue = valueCondition(field, beyond, value);
  const afterType = typeCondition(field, beyond, typeOfValue(startAfter.value ?? null));
  return [
    page([ofType, sameValue, afterId], order(orderBy, 'id')),
    page([ofType, afterValue], order(orderBy, 'value')),
    page([afterType], order(orderBy, known ? 'value' : 'type')),
  ];
}

/** The statement that counts what matches a checked request as `count`, and adds up `s0`, `s1`, … */
export function renderAggregate(
  collection: string,
  { where = [], sum }: AggregateRequest,
  arrayFields = NO_FIELDS,
): Statement {
  if (where.length === 0 && sum.length === 0) {
    return renderCount(collection);
  }
  const { from, conditions } = sourceOf(collection, where, arrayFields);
  const { sql, parameters } = all(conditions);
  // total() adds floating-point numbers as JavaScript does; sum() fails over 2^63.
  const sums = sum.map((field, index) => `, total(${numberIn(field)}) AS s${index}`);
  return { sql: `SELECT count(*) AS count${sums.join('')} FROM ${from} WHERE ${sql}`, parameters };
}

function select({ from, conditions }: Source, query: DocumentQuery, orderSql: string): Statement {
  const { sql, parameters } = all(conditions);
  // Only names that assertQuery let through come to stand in a path.
  const paths = (query.select ?? []).map((field) => `$.${field}`);
  const columns = query.select ? paths.map((_, index) => `data -> ? AS f${index}`) : ['data'];
  return {
    sql:
      `SELECT id, version, ${columns.join(', ')} FROM ${from} ` +
      `WHERE ${sql} ORDER BY ${orderSql} LIMIT ?`,
    parameters: [...paths, ...parameters],
  };
}

function sourceOf(
  collection: string,
  where: readonly DocumentFilter[],
  arrayFields: ReadonlySet<string>,
): Source {
  let from = 'documents';
  const conditions = where.flatMap((filter): Condition[] => {
    const { field, op, value } = filter;
    if (op === 'array-contains') {
      const items = itemSource(collection, filter, arrayFields.has(field));
      ({ from } = items);
      return [items.condition];
    }
    return [
      typeCondition(field, '=', typeOfValue(value)),
      valueCondition(field, COMPARE[op], JSON.stringify(value)),
    ];
  });
  return { from, conditions: [{ sql: 'collection = ?', parameters: [collection] }, ...conditions] };
}

function numberIn(field: string): string {
  return `CASE ${typeOfField(field)} WHEN 2 THEN ${valueOfField(field)} END`;
}

function typeCondition(field: string, compare: '=' | '<' | '>', type: number): Condition {
  return { sql: `${typeOfField(field)} ${compare} ?`, parameters: [type] };
}

function valueCondition(field: string, compare: string, json: string): Condition {
  return { sql: `${valueOfField(field)} ${compare} ${VALUE_PARAMETER}`, parameters: [json] };
}

function all(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

/** SQLite sorts by itself if an expression that is the same for all rows stands in the order. */
function order({ field, direction }: DocumentOrder, from: 'type' | 'value' | 'id'): string {
  const keys = [typeOfField(field), valueOfField(field), 'id'].slice(
    { type: 0, value: 1, id: 2 }[from],
  );
  return keys.map((key) => (direction === 'asc' ? key : `${key} DESC`)).join(', ');
}
