import type { DocumentData } from '../document-data.ts';
import type { StoredDocument } from '../document-store.ts';
import type { Row } from './sqlite-connection.ts';

/** The document of a row; with `select`, of the columns `f0`, `f1`, … of these fields. */
export function toDocument(row: Row, select?: readonly string[]): StoredDocument {
  const data = select
    ? Object.fromEntries(
        select.flatMap((field, index) => {
          const json = row[`f${index}`];
          return typeof json === 'string' ? [[field, JSON.parse(json)]] : [];
        }),
      )
    : (JSON.parse(String(row['data'])) as DocumentData);
  return { id: String(row['id']), version: String(row['version']), data };
}
