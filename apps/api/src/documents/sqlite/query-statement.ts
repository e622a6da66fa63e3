import type { DocumentFilter, DocumentOrder, DocumentQuery } from '../document-query.ts';
import { VALUE_PARAMETER, typeOfField, typeOfValue, valueOfField } from './field-expression.ts';

/** SQL and what its question marks stand for. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

interface Condition {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

const COMPARE = { '==': 'IS', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const;

/**
 * The statements of a checked query: their rows, one statement after the other up to the limit, are
 * the page. A cursor splits the rest of an order into the same value, the same type, and the types
 * after it, because SQLite uses an index on expressions for each of them but not for all at once.
 */
export function renderQuery(collection: string, query: DocumentQuery): readonly Statement[] {
  const { where = [], orderBy, startAfter } = query;
  const base = conditionsOf(collection, where);
  if (orderBy === undefined) {
    const after = startAfter && { sql: 'id > ?', parameters: [startAfter.id] };
    return [select(query, after ? [...base, after] : base, 'id')];
  }
  const { field, direction } = orderBy;
  const known = where.some((filter) => filter.field === field);
  if (startAfter === undefined) {
    const present = { sql: `${typeOfField(field)} IS NOT NULL`, parameters: [] };
    return [select(query, [...base, present], order(orderBy, known ? 'value' : 'type'))];
  }
  const beyond = direction === 'asc' ? '>' : '<';
  const value = JSON.stringify(startAfter.value ?? null);
  const ofType = typeCondition(field, '=', typeOfValue(startAfter.value ?? null));
  const sameValue = valueCondition(field, 'IS', value);
  const afterId = { sql: `id ${beyond} ?`, parameters: [startAfter.id] };
  const afterValue = valueCondition(field, beyond, value);
  const afterType = typeCondition(field, beyond, typeOfValue(startAfter.value ?? null));
  return [
    select(query, [...base, ofType, sameValue, afterId], order(orderBy, 'id')),
    select(query, [...base, ofType, afterValue], order(orderBy, 'value')),
    select(query, [...base, afterType], order(orderBy, known ? 'value' : 'type')),
  ];
}

/** The statement that counts what matches checked conditions. */
export function renderCount(collection: string, where: readonly DocumentFilter[]): Statement {
  const { sql, parameters } = all(conditionsOf(collection, where));
  return { sql: `SELECT count(*) AS count FROM documents WHERE ${sql}`, parameters };
}

function select(query: DocumentQuery, conditions: Condition[], orderSql: string): Statement {
  const { sql, parameters } = all(conditions);
  // Only names that assertQuery let through come to stand in a path.
  const paths = (query.select ?? []).map((field) => `$.${field}`);
  const columns = query.select ? paths.map((_, index) => `data -> ? AS f${index}`) : ['data'];
  return {
    sql:
      `SELECT id, version, ${columns.join(', ')} FROM documents ` +
      `WHERE ${sql} ORDER BY ${orderSql} LIMIT ?`,
    parameters: [...paths, ...parameters],
  };
}

function conditionsOf(collection: string, where: readonly DocumentFilter[]): Condition[] {
  return [
    { sql: 'collection = ?', parameters: [collection] },
    ...where.flatMap(({ field, op, value }) => [
      typeCondition(field, '=', typeOfValue(value)),
      valueCondition(field, COMPARE[op], JSON.stringify(value)),
    ]),
  ];
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
