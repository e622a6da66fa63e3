import type { Statement } from './query-statement.ts';

/**
 * The table that holds how many documents each collection has, so that telling it costs the same for any
 * number. It is kept by triggers, as the items of arrays are.
 */
export const CREATE_DOCUMENT_COUNTS: readonly string[] = [
  `CREATE TABLE document_counts (
    counted_collection TEXT NOT NULL PRIMARY KEY,
    documents INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'INSERT INTO document_counts SELECT collection, count(*) FROM documents GROUP BY collection',
  `CREATE TRIGGER "documents counted" AFTER INSERT ON documents BEGIN
    INSERT OR IGNORE INTO document_counts VALUES (new.collection, 0);
    UPDATE document_counts SET documents = documents + 1 WHERE counted_collection = new.collection;
  END`,
  `CREATE TRIGGER "documents discounted" AFTER DELETE ON documents BEGIN
    UPDATE document_counts SET documents = documents - 1 WHERE counted_collection = old.collection;
  END`,
];

/** The statement that gives the number of documents in a collection as `count`. */
export function renderCount(collection: string): Statement {
  return {
    sql: 'SELECT total(documents) AS count FROM document_counts WHERE counted_collection = ?',
    parameters: [collection],
  };
}
