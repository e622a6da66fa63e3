import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteDocumentStore } from './open-sqlite-document-store.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  path = join(folder, 'documents.db');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the number of documents', () => {
  it('is known for what a release without the table has left', async () => {
    const first = await openSqliteDocumentStore({ path });
    await first.set('c', 'a', {});
    await first.set('c', 'b', {});
    await first.set('d', 'a', {});
    await first.close();
    const database = new DatabaseSync(path);
    database.exec(`DROP TRIGGER "documents counted"; DROP TRIGGER "documents discounted";
      DROP TABLE document_counts; PRAGMA user_version = 2`);
    database.close();
    const second = await openSqliteDocumentStore({ path });
    expect(await second.count('c')).toBe(2);
    await second.create('c', 'c', {});
    await second.set('c', 'c', { again: true });
    await second.delete('c', 'a');
    await second.delete('c', 'a');
    expect(await second.count('c')).toBe(2);
    expect(await second.count('d')).toBe(1);
    expect(await second.count('nothing')).toBe(0);
    await second.close();
  });

  it('does not change with what is refused or taken back', async () => {
    const store = await openSqliteDocumentStore({ path });
    await store.create('c', 'a', {});
    await expect(store.create('c', 'a', {})).rejects.toThrow();
    const failing = store.transaction((tx) => {
      tx.set('c', 'b', {});
      tx.create('c', 'a', {});
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow();
    expect(await store.count('c')).toBe(1);
    await store.close();
  });
});
