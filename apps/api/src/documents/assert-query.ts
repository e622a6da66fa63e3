import { assertCollection, assertKey } from './assert-key.ts';
import {
  MAX_PAGE_SIZE,
  type AggregateRequest,
  type DocumentFilter,
  type DocumentQuery,
} from './document-query.ts';
import { InvalidQueryError } from './store-error.ts';

// Fields are named by this program, never by a request; stores may put such names into statements.
const FIELD_PATH = /^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*$/;
const TOP_LEVEL_FIELD = /^[a-z_][a-z0-9_]*$/;
const RESERVED_FIELD = /(?:^|\.)__[^.]*__(?:\.|$)/;
const OPERATORS: readonly string[] = ['==', '<', '<=', '>', '>=', 'array-contains'];

const RANGE_VALUES = ['string', 'number'];
/** Types of values by operator; `==` takes every scalar. */
const VALUES_OF: Readonly<Record<string, readonly string[]>> = {
  '<': RANGE_VALUES,
  '<=': RANGE_VALUES,
  '>': RANGE_VALUES,
  '>=': RANGE_VALUES,
  'array-contains': ['string', 'number', 'boolean'],
};

/**
 * Checks a query by what every store can answer.
 * @throws InvalidQueryError (ERR_STORE_INVALID_QUERY), InvalidKeyError (ERR_STORE_INVALID_KEY)
 */
export function assertQuery(collection: string, query: DocumentQuery): void {
  const { where = [], orderBy, startAfter, limit, select } = query;
  const rangeField = assertFilters(collection, where);
  const containsField = where.find(({ op }) => op === 'array-contains')?.field;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE_SIZE) {
    throw new InvalidQueryError(`limit must be 1 to ${MAX_PAGE_SIZE}, not ${limit}.`);
  }
  if (orderBy !== undefined) {
    assertFieldPath(orderBy.field);
  }
  if (rangeField !== null && orderBy?.field !== rangeField) {
    throw new InvalidQueryError(`A range of "${rangeField}" needs orderBy the same field.`);
  }
  if (containsField !== undefined && orderBy?.field === containsField) {
    throw new InvalidQueryError(
      `"${containsField}" is searched as an array: order by another field.`,
    );
  }
  if (startAfter !== undefined) {
    assertKey(collection, startAfter.id);
    if ((startAfter.value === undefined) !== (orderBy === undefined)) {
      throw new InvalidQueryError('startAfter has a value exactly when there is an orderBy.');
    }
    assertValue('startAfter', startAfter.value ?? null);
  }
  if (select !== undefined && !(select.length > 0 && select.every(isTopLevelField))) {
    throw new InvalidQueryError('select must name at least one top-level field.');
  }
}

/**
 * Checks the conditions of a query or a count, and gives the field that has ranges.
 * @throws InvalidQueryError (ERR_STORE_INVALID_QUERY), InvalidKeyError (ERR_STORE_INVALID_KEY)
 */
export function assertFilters(collection: string, where: readonly DocumentFilter[]): string | null {
  assertCollection(collection);
  where.forEach(assertFilter);
  assertOneContains(where);
  const ranges = new Set(where.filter(isRange).map(({ field }) => field));
  if (ranges.size > 1) {
    throw new InvalidQueryError(`Ranges must be on one field, not ${[...ranges].join(' and ')}.`);
  }
  return [...ranges][0] ?? null;
}

/**
 * Checks what is asked of an aggregate.
 * @throws InvalidQueryError (ERR_STORE_INVALID_QUERY), InvalidKeyError (ERR_STORE_INVALID_KEY)
 */
export function assertAggregate(collection: string, { where = [], sum }: AggregateRequest): void {
  assertFilters(collection, where);
  sum.forEach(assertFieldPath);
}

/**
 * Checks the name of a field that a query or an index uses.
 * @throws InvalidQueryError (ERR_STORE_INVALID_QUERY)
 */
export function assertFieldPath(field: string): void {
  if (!FIELD_PATH.test(field) || RESERVED_FIELD.test(field)) {
    throw new InvalidQueryError(
      `${JSON.stringify(field)} is not a field to query by: names are a-z, 0-9 and _, joined by dots, none like __name__.`,
    );
  }
}

function assertFilter({ field, op, value }: DocumentFilter): void {
  assertFieldPath(field);
  if (!OPERATORS.includes(op)) {
    throw new InvalidQueryError(`${JSON.stringify(op)} is not one of ${OPERATORS.join(' ')}.`);
  }
  assertValue(`The value of "${field}"`, value);
  const needed = VALUES_OF[op];
  if (needed !== undefined && !needed.includes(typeof value)) {
    throw new InvalidQueryError(`"${field}" ${op} needs a ${needed.join(' or a ')}.`);
  }
}

function assertOneContains(where: readonly DocumentFilter[]): void {
  const [field, second] = where
    .filter(({ op }) => op === 'array-contains')
    .map(({ field: name }) => name);
  if (second !== undefined) {
    throw new InvalidQueryError('At most one condition is array-contains.');
  }
  if (where.filter((filter) => filter.field === field).length > 1) {
    throw new InvalidQueryError(`"${String(field)}" has a condition beside its array-contains.`);
  }
}

function isRange({ op }: DocumentFilter): boolean {
  return op !== '==' && op !== 'array-contains';
}

function assertValue(name: string, value: unknown): void {
  const fits =
    value === null ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.isWellFormed()) ||
    (typeof value === 'number' && Number.isFinite(value));
  if (!fits) {
    throw new InvalidQueryError(
      `${name} must be well-formed text, a finite number, a boolean or null.`,
    );
  }
}

function isTopLevelField(field: string): boolean {
  return TOP_LEVEL_FIELD.test(field);
}
