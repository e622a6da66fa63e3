import type { DocumentIndex } from '../document-query.ts';
import { StoreUnavailableError } from '../store-error.ts';
import { CREATE_ARRAY_ITEMS, arrayFieldsOf, indexArrayField } from './array-items.ts';
import { CREATE_DOCUMENT_COUNTS } from './document-counts.ts';
import { renderIndex } from './field-expression.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** "EDop": tells our files from the databases of other programs. */
const APPLICATION_ID = 0x45446f70;

/** Each entry brings a file from the version of its place in the list to the next; none ever changes. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `PRAGMA application_id = ${APPLICATION_ID}`,
    `CREATE TABLE documents (
      collection TEXT NOT NULL,
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      data TEXT NOT NULL CHECK (json_valid(data)),
      PRIMARY KEY (collection, id)
    ) STRICT`,
    // One counter for all, so that a document made again never has a version of the one before.
    'CREATE TABLE counter (version INTEGER NOT NULL) STRICT',
    'INSERT INTO counter VALUES (0)',
  ],
  [CREATE_ARRAY_ITEMS],
  CREATE_DOCUMENT_COUNTS,
];

/**
 * Refuses a file of another program or of a newer release, before anything in it is changed.
 * @throws StoreUnavailableError (ERR_STORE_UNAVAILABLE)
 */
export function assertOurFile(connection: SqliteConnection, path: string): void {
  const version = pragma(connection, 'user_version');
  if (version === 0 && connection.row('SELECT 1 FROM sqlite_schema LIMIT 1') === null) {
    return;
  }
  if (pragma(connection, 'application_id') !== APPLICATION_ID) {
    throw refusal(path, 'belongs to another program; name another file');
  }
  if (version > MIGRATIONS.length) {
    throw refusal(
      path,
      `was written by a newer release (schema ${version}, this release knows ${MIGRATIONS.length}); ` +
        'run that release, or name another file',
    );
  }
}

/** Brings the file to the newest schema and adds the indexes that it lacks. */
export function migrate(
  connection: SqliteConnection,
  path: string,
  indexes: readonly DocumentIndex[],
): void {
  connection.writing(() => {
    // Another process may have come first while this one waited.
    assertOurFile(connection, path);
    MIGRATIONS.slice(pragma(connection, 'user_version'))
      .flat()
      .forEach((sql) => connection.run(sql));
    connection.run(`PRAGMA user_version = ${MIGRATIONS.length}`);
    // Indexes span collections: a field of the same name shares one.
    for (const { fields } of indexes.filter((index) => index.fields.length > 0)) {
      connection.run(renderIndex(fields));
    }
    for (const field of arrayFieldsOf(indexes)) {
      indexArrayField(connection, field);
    }
  });
}

function pragma(connection: SqliteConnection, name: 'user_version' | 'application_id'): number {
  return Number(connection.row(`PRAGMA ${name}`)?.[name]);
}

function refusal(path: string, reason: string): StoreUnavailableError {
  return new StoreUnavailableError(`The data file ${path} ${reason}.`, { retryAfterSeconds: 60 });
}
