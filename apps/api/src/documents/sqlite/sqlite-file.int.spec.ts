import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from './open-connection.ts';
import { openSqliteDocumentStore } from './open-sqlite-document-store.ts';
import { SqliteDocumentStore } from './sqlite-document-store.ts';

const modeOf = (path: string) => statSync(path).mode & 0o777;
const unavailable = (part: string) => ({
  code: 'ERR_STORE_UNAVAILABLE',
  message: expect.stringContaining(part),
});

describe('openSqliteDocumentStore', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
    path = join(folder, 'data', 'deep', 'documents.db');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('makes the folder and the files for the owner alone', async () => {
    const store = await openSqliteDocumentStore({ path });
    await store.set('c', 'a', {});
    expect([join(folder, 'data'), join(folder, 'data', 'deep')].map(modeOf)).toEqual([
      0o700, 0o700,
    ]);
    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
    await store.close();
  });

  it('finds the documents and the indexes again', async () => {
    const indexes = [{ collection: 'c', fields: ['n'] }] as const;
    const first = await openSqliteDocumentStore({ path, indexes });
    const version = await first.set('c', 'a', { n: 1 });
    await first.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
    const second = await openSqliteDocumentStore({ path, indexes });
    expect(await second.get('c', 'a')).toEqual({ id: 'a', data: { n: 1 }, version });
    expect(await second.set('c', 'a', { n: 2 })).not.toBe(version);
    await second.close();
  });

  it('refuses a file of a newer release and leaves it as it is', async () => {
    await (await openSqliteDocumentStore({ path })).close();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = await readFile(path);
    await expect(openSqliteDocumentStore({ path })).rejects.toMatchObject(
      unavailable('newer release (schema 99, this release knows 3)'),
    );
    expect(await readFile(path)).toEqual(before);
  });

  it('refuses the database of another program and leaves it as it is', async () => {
    await mkdir(join(folder, 'data', 'deep'), { recursive: true });
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE bookmarks (url TEXT)');
    database.close();
    const before = await readFile(path);
    await expect(openSqliteDocumentStore({ path })).rejects.toMatchObject(
      unavailable('belongs to another program'),
    );
    expect(await readFile(path)).toEqual(before);
  });

  it('says what is wrong with a file that is no database, and with a place that cannot be used', async () => {
    await writeFile(join(folder, 'notes.txt'), 'These are notes, not a database. '.repeat(50));
    await mkdir(join(folder, 'folder'));
    for (const [name, reason] of [
      ['notes.txt', 'is not a SQLite database'],
      ['folder', 'it is a folder'],
      ['notes.txt/documents.db', 'folder is a file'],
    ] as const) {
      await expect(
        openSqliteDocumentStore({ path: join(folder, name) }),
        name,
      ).rejects.toMatchObject(unavailable(reason));
    }
  });

  it('says that the file is damaged when a page is', async () => {
    const store = await openSqliteDocumentStore({ path });
    for (let n = 0; n < 50; n += 1) {
      await store.set('c', `document-${n}`, { text: 'x'.repeat(3_000) });
    }
    await store.close();
    const pageSize = 4_096;
    const file = await open(path, 'r+');
    for (let page = 1; page < (await file.stat()).size / pageSize; page += 1) {
      await file.write(Buffer.alloc(pageSize, 0xa5), 0, pageSize, page * pageSize);
    }
    await file.close();
    const opening = openSqliteDocumentStore({ path }).then((damaged) =>
      damaged.get('c', 'document-7'),
    );
    await expect(opening).rejects.toMatchObject(unavailable('is damaged'));
  });

  it('reports a full disk, keeps what it has, and goes on when there is room', async () => {
    const connection = openConnection(path, []);
    const store = new SqliteDocumentStore({
      connection,
      path,
      busyTimeoutMs: 0,
      pause: () => Promise.resolve(),
    });
    await store.set('c', 'kept', { n: 1 });
    connection.run('PRAGMA max_page_count = 20');
    const large = { text: 'x'.repeat(200_000) };
    await expect(store.set('c', 'large', large)).rejects.toMatchObject({
      ...unavailable('the disk is full'),
      retryAfterSeconds: 30,
    });
    expect((await store.get('c', 'kept'))?.data).toEqual({ n: 1 });
    expect(await store.get('c', 'large')).toBeNull();
    // There is room for a small write, so the store is not away.
    await store.check(new AbortController().signal);
    connection.run('PRAGMA max_page_count = 20000');
    await store.set('c', 'large', large);
    expect((await store.get('c', 'large'))?.data).toEqual(large);
    await store.close();
  });

  it('is not healthy from the first write that failed until one works again', async () => {
    const connection = openConnection(path, []);
    const pause = () => Promise.resolve();
    const store = new SqliteDocumentStore({ connection, path, busyTimeoutMs: 0, pause });
    const { signal } = new AbortController();
    await store.set('c', 'a', { n: 1 });
    connection.run('PRAGMA query_only = 1');
    await store.check(signal);
    await expect(store.set('c', 'a', { n: 2 })).rejects.toMatchObject(unavailable('read-only'));
    await expect(store.check(signal)).rejects.toMatchObject(unavailable('read-only'));
    connection.run('PRAGMA query_only = 0');
    await store.check(signal);
    await store.close();
  });

  it('is not healthy when the file was removed or replaced while in use', async () => {
    const store = await openSqliteDocumentStore({ path });
    const { signal } = new AbortController();
    await store.check(signal);
    await rename(path, `${path}.moved`);
    await expect(store.check(signal)).rejects.toMatchObject(unavailable('removed or replaced'));
    await expect(store.set('c', 'a', { n: 1 })).rejects.toMatchObject(
      unavailable('removed or replaced'),
    );
    await writeFile(path, '');
    await expect(store.check(signal)).rejects.toMatchObject(unavailable('removed or replaced'));
    await store.close();
  });

  it('commits to the disk itself: write-ahead log, every commit synchronised', () => {
    const connection = openConnection(path, []);
    expect(connection.row('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(connection.row('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    connection.close();
  });

  it('lets many open a new file at the same time', async () => {
    const stores = await Promise.all(
      Array.from({ length: 5 }, () => openSqliteDocumentStore({ path })),
    );
    await Promise.all(stores.map((store, n) => store.create('c', `by-${n}`, {})));
    expect(await stores[0]?.count('c')).toBe(5);
    await Promise.all(stores.map((store) => store.close()));
  });
});
