import type { ContainsFilter, DocumentIndex } from '../document-query.ts';
import { VALUE_PARAMETER, pathOf, typeOfValue } from './field-expression.ts';
import type { Statement } from './query-statement.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

// As typeOfField has it.
const ITEM_TYPE =
  "CASE items.type WHEN 'integer' THEN 2 WHEN 'real' THEN 2 WHEN 'text' THEN 3 ELSE 1 END";

/** The table that holds each item of the arrays that are searched, for a look-up without a scan. */
export const CREATE_ARRAY_ITEMS = `CREATE TABLE array_items (
  item_collection TEXT NOT NULL,
  item_field TEXT NOT NULL,
  item_type INTEGER NOT NULL,
  item ANY NOT NULL,
  item_id TEXT NOT NULL,
  PRIMARY KEY (item_collection, item_field, item_type, item, item_id)
) STRICT, WITHOUT ROWID`;

/**
 * Where to find the documents whose array holds a value, and by what condition: by the table of items
 * when the field was indexed, and by looking into each document when not.
 */
export function itemSource(
  collection: string,
  { field, value }: ContainsFilter,
  isIndexed: boolean,
): { readonly from: string; readonly condition: Statement } {
  const parameters = [typeOfValue(value), JSON.stringify(value)];
  if (!isIndexed) {
    const sql = `EXISTS (SELECT 1 FROM json_each(data, ${pathOf(field)}) AS items WHERE
      ${isItem(field, 'documents')} AND ${ITEM_TYPE} = ? AND items.value = ${VALUE_PARAMETER})`;
    return { from: 'documents', condition: { sql, parameters } };
  }
  return {
    // CROSS JOIN: SQLite takes the tables in this order, whatever it thinks of their sizes.
    from: 'array_items CROSS JOIN documents',
    condition: {
      sql:
        `item_collection = ? AND item_field = '${field}' AND item_type = ? ` +
        `AND item = ${VALUE_PARAMETER} AND id = item_id`,
      parameters: [collection, ...parameters],
    },
  };
}

/** The array fields that indexes name. */
export function arrayFieldsOf(indexes: readonly DocumentIndex[]): ReadonlySet<string> {
  return new Set(indexes.flatMap(({ contains }) => (contains === undefined ? [] : [contains])));
}

/**
 * Has the database note the items of a field itself, from now on and for what is there already. They
 * are triggers so that an older release that writes to the same file cannot forget them.
 */
export function indexArrayField(connection: SqliteConnection, field: string): void {
  const name = `items of ${field}`;
  const known = 'SELECT 1 FROM sqlite_schema WHERE type = ? AND name = ?';
  if (connection.row(known, 'trigger', `${name} inserted`) !== null) {
    return;
  }
  const add = insertItems(field, 'new');
  const remove = `DELETE FROM array_items WHERE item_collection = old.collection
    AND item_field = '${field}' AND item_id = old.id
    AND (item_type, item) IN (
      SELECT ${ITEM_TYPE}, items.value FROM json_each(old.data, ${pathOf(field)}) AS items
      WHERE ${isItem(field, 'old')})`;
  const changed = `(old.data -> ${pathOf(field)}) IS NOT (new.data -> ${pathOf(field)})`;
  connection.run(`CREATE TRIGGER "${name} inserted" AFTER INSERT ON documents BEGIN ${add}; END`);
  connection.run(`CREATE TRIGGER "${name} deleted" AFTER DELETE ON documents BEGIN ${remove}; END`);
  connection.run(
    `CREATE TRIGGER "${name} updated" AFTER UPDATE ON documents WHEN ${changed} ` +
      `BEGIN ${remove}; ${add}; END`,
  );
  connection.run(insertItems(field, 'documents'));
}

function insertItems(field: string, row: 'new' | 'documents'): string {
  const source = row === 'documents' ? 'documents, ' : '';
  return `INSERT OR IGNORE INTO array_items (item_collection, item_field, item_type, item, item_id)
    SELECT ${row}.collection, '${field}', ${ITEM_TYPE}, items.value, ${row}.id
    FROM ${source}json_each(${row}.data, ${pathOf(field)}) AS items WHERE ${isItem(field, row)}`;
}

function isItem(field: string, row: string): string {
  return (
    `json_type(${row}.data, ${pathOf(field)}) = 'array' AND ` +
    "items.type IN ('true', 'false', 'integer', 'real', 'text')"
  );
}
