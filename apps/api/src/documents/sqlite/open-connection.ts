import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DocumentIndex } from '../document-query.ts';
import { StoreUnavailableError } from '../store-error.ts';
import { assertOurFile, migrate } from './schema.ts';
import { SqliteConnection } from './sqlite-connection.ts';

/**
 * How long SQLite itself waits for another process; the event loop stands still meanwhile. Without
 * it, processes that write at the same time spend most of their time in pauses.
 */
const BLOCKING_WAIT_MS = 10;

/**
 * Opens or makes the database at `path`, ready to use. What is made only the owner may read.
 * Errors are those of the file system and of SQLite, except for a file that is not ours.
 * @throws StoreUnavailableError (ERR_STORE_UNAVAILABLE)
 */
export function openConnection(path: string, indexes: readonly DocumentIndex[]): SqliteConnection {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite would make it with the umask alone; its -wal and -shm files take the mode of this one.
  closeSync(openSync(path, 'a', 0o600));
  const connection = new SqliteConnection(new DatabaseSync(path, { timeout: BLOCKING_WAIT_MS }));
  try {
    assertOurFile(connection, path);
    setDurability(connection, path);
    migrate(connection, path, indexes);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function setDurability(connection: SqliteConnection, path: string): void {
  const journal = connection.row('PRAGMA journal_mode = WAL');
  if (journal?.['journal_mode'] !== 'wal') {
    throw new StoreUnavailableError(
      `The data file ${path} is on a disk that cannot share it between processes; use a local disk.`,
      { retryAfterSeconds: 60 },
    );
  }
  // A commit returns when the log is on the disk: an acknowledged write survives a power cut.
  connection.run('PRAGMA synchronous = FULL');
  // On macOS only this makes the disk itself write; elsewhere it does nothing.
  connection.run('PRAGMA fullfsync = ON');
}
