import { assertFieldPath } from '../assert-query.ts';
import type { JsonScalar } from '../document-data.ts';

/**
 * SQL for the type of a field as a number in the order of types, NULL when the field is missing.
 * Indexes and queries must use the very same text, or SQLite does not see that the index fits.
 */
export function typeOfField(field: string): string {
  return (
    `CASE json_type(data, ${pathOf(field)}) WHEN 'null' THEN 0 WHEN 'false' THEN 1 ` +
    "WHEN 'true' THEN 1 WHEN 'integer' THEN 2 WHEN 'real' THEN 2 WHEN 'text' THEN 3 " +
    "WHEN 'array' THEN 4 WHEN 'object' THEN 5 END"
  );
}

/** SQL for the value of a field, comparable among fields of one type. */
export function valueOfField(field: string): string {
  // An index must not copy whole arrays and maps.
  return (
    `CASE json_type(data, ${pathOf(field)}) WHEN 'array' THEN NULL WHEN 'object' THEN NULL ` +
    `ELSE json_extract(data, ${pathOf(field)}) END`
  );
}

/** What {@link typeOfField} gives for a field with this value. */
export function typeOfValue(value: JsonScalar): number {
  if (value === null) {
    return 0;
  }
  return { boolean: 1, number: 2, string: 3 }[typeof value as 'boolean' | 'number' | 'string'];
}

/**
 * SQL for a parameter, bound to JSON text, that compares with {@link valueOfField}. Both go through
 * the JSON parser of SQLite because it reads the digits of an integer above 2^53 as an exact integer,
 * which is not equal to the number that JavaScript writes that way.
 */
export const VALUE_PARAMETER = "json_extract(?, '$')";

/** SQL that makes the index for queries with `==` on all fields but the last, in order of the last. */
export function renderIndex(fields: readonly string[]): string {
  const name = `documents by ${fields.join(', ')}`;
  const columns = fields.flatMap((field) => [typeOfField(field), valueOfField(field)]);
  const present = fields.map((field) => `${typeOfField(field)} IS NOT NULL`);
  return (
    `CREATE INDEX IF NOT EXISTS "${name}" ON documents (collection, ${columns.join(', ')}, id) ` +
    `WHERE ${present.join(' AND ')}`
  );
}

/** SQL for the JSON path of a field. */
export function pathOf(field: string): string {
  assertFieldPath(field);
  return `'$.${field}'`;
}
