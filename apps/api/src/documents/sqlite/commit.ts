import { DocumentExistsError, VersionConflictError } from '../store-error.ts';
import type { DocumentRead, DocumentWrite } from '../transaction-buffer.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** What a commit did. */
export interface Committed {
  /** The version of all documents that it wrote. */
  readonly version: string;
  /** How many documents it removed. */
  readonly removed: number;
}

const KEY = 'collection = ? AND id = ?';
const KEY_AND_VERSION = `${KEY} AND CAST(version AS TEXT) = ?`;
const INSERT = 'INSERT INTO documents (version, data, collection, id) VALUES (?, ?, ?, ?)';

/**
 * Applies writes together, or none of them: null when a document that was read has changed since.
 * @throws DocumentExistsError (ERR_STORE_DOCUMENT_EXISTS)
 * @throws VersionConflictError (ERR_STORE_VERSION_CONFLICT)
 */
export function commit(
  connection: SqliteConnection,
  reads: readonly DocumentRead[],
  writes: readonly DocumentWrite[],
): Committed | null {
  return connection.writing(() => {
    if (!readsHold(connection, reads)) {
      return null;
    }
    const next = connection.row('UPDATE counter SET version = version + 1 RETURNING version');
    const version = Number(next?.['version']);
    const removed = writes.map((write) => apply(connection, write, version));
    return { version: String(version), removed: removed.filter(Boolean).length };
  });
}

/** Whether all documents are still as they were read. */
export function readsHold(connection: SqliteConnection, reads: readonly DocumentRead[]): boolean {
  return reads.every(({ collection, id, version }) => {
    const row = connection.row(`SELECT version FROM documents WHERE ${KEY}`, collection, id);
    return (row === null ? null : String(row['version'])) === version;
  });
}

/** Gives whether a document was removed. */
function apply(connection: SqliteConnection, write: DocumentWrite, version: number): boolean {
  switch (write.kind) {
    case 'create':
      create(connection, write, version);
      return false;
    case 'set':
      set(connection, write, version);
      return false;
    case 'delete':
      return remove(connection, write);
  }
}

function create(
  connection: SqliteConnection,
  { collection, id, data }: DocumentWrite & { kind: 'create' },
  version: number,
): void {
  const sql = `${INSERT} ON CONFLICT DO NOTHING`;
  if (connection.run(sql, version, JSON.stringify(data), collection, id) === 0) {
    throw new DocumentExistsError(collection, id);
  }
}

function set(
  connection: SqliteConnection,
  { collection, id, data, ifVersion }: DocumentWrite & { kind: 'set' },
  version: number,
): void {
  const values = [version, JSON.stringify(data), collection, id] as const;
  if (ifVersion === null) {
    const update = 'UPDATE SET version = excluded.version, data = excluded.data';
    connection.run(`${INSERT} ON CONFLICT (collection, id) DO ${update}`, ...values);
    return;
  }
  const sql = `UPDATE documents SET version = ?, data = ? WHERE ${KEY_AND_VERSION}`;
  if (connection.run(sql, ...values, ifVersion) === 0) {
    throw new VersionConflictError(collection, id, ifVersion);
  }
}

function remove(
  connection: SqliteConnection,
  { collection, id, ifVersion }: DocumentWrite & { kind: 'delete' },
): boolean {
  if (ifVersion === null) {
    return connection.run(`DELETE FROM documents WHERE ${KEY}`, collection, id) > 0;
  }
  if (connection.run(`DELETE FROM documents WHERE ${KEY_AND_VERSION}`, collection, id, ifVersion)) {
    return true;
  }
  if (connection.row(`SELECT 1 FROM documents WHERE ${KEY}`, collection, id) !== null) {
    throw new VersionConflictError(collection, id, ifVersion);
  }
  return false;
}
