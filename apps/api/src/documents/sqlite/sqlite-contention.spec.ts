import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentStore } from '../document-store.ts';
import { openSqliteDocumentStore } from './open-sqlite-document-store.ts';

const PAUSES_AT_LEAST_MS = 2;

describe('SqliteDocumentStore among other writers', () => {
  let folder: string;
  let path: string;
  let store: DocumentStore;
  let pauses: number[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
    path = join(folder, 'documents.db');
    pauses = [];
    const pause = (milliseconds: number) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };
    store = await openSqliteDocumentStore({ path, busyTimeoutMs: 100, pause });
  });

  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('runs the work again, after a pause, when what it read has changed', async () => {
    await store.create('c', 'a', { n: 0 });
    const seen: unknown[] = [];
    await store.transaction(async (transaction) => {
      const document = await transaction.get('c', 'a');
      seen.push(document?.data['n']);
      if (seen.length === 1) {
        await store.set('c', 'a', { n: 10 });
      }
      transaction.set('c', 'a', { n: Number(document?.data['n']) + 1 });
    });
    expect(seen).toEqual([0, 10]);
    expect(pauses).toHaveLength(1);
    expect((await store.get('c', 'a'))?.data).toEqual({ n: 11 });
  });

  it('notices a document that another writer made or removed', async () => {
    await store.create('c', 'there', {});
    let runs = 0;
    await store.transaction(async (transaction) => {
      runs += 1;
      await transaction.get('c', 'there');
      await transaction.get('c', 'not there');
      if (runs === 1) {
        await store.delete('c', 'there');
      } else if (runs === 2) {
        await store.create('c', 'not there', {});
      }
      transaction.set('c', 'result', { runs });
    });
    expect((await store.get('c', 'result'))?.data).toEqual({ runs: 3 });
  });

  it('gives up with the number of attempts, and writes nothing', async () => {
    await store.create('c', 'a', { n: 0 });
    let runs = 0;
    const hopeless = store.transaction(async (transaction) => {
      await transaction.get('c', 'a');
      runs += 1;
      await store.set('c', 'a', { n: runs });
      transaction.set('c', 'a', { n: 'never' });
    });
    await expect(hopeless).rejects.toMatchObject({ code: 'ERR_STORE_CONTENTION', attempts: 10 });
    expect((await store.get('c', 'a'))?.data).toEqual({ n: runs });
    expect(runs).toBe(10);
  });

  it('does not blame the work for what it saw half changed', async () => {
    await store.create('c', 'a', { n: 1 });
    await store.create('c', 'b', { n: 1 });
    let runs = 0;
    await store.transaction(async (transaction) => {
      runs += 1;
      const a = await transaction.get('c', 'a');
      if (runs === 1) {
        await store.set('c', 'a', { n: 2 });
        await store.set('c', 'b', { n: 2 });
      }
      const b = await transaction.get('c', 'b');
      if (a?.data['n'] !== b?.data['n']) {
        throw new RangeError('a and b differ');
      }
    });
    expect(runs).toBe(2);
  });

  it('waits for a writer in another connection without holding up the event loop', async () => {
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const writing = store.set('c', 'a', { n: 1 });
    // If the wait were inside SQLite, this line would come too late.
    other.exec('COMMIT');
    await writing;
    other.close();
    expect(pauses.length).toBeGreaterThan(0);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(PAUSES_AT_LEAST_MS);
  });

  it('is unavailable for writes, not for reads, while another connection does not end', async () => {
    await store.set('c', 'a', { n: 1 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.set('c', 'a', { n: 2 })).rejects.toMatchObject({
      code: 'ERR_STORE_UNAVAILABLE',
      message: `The data file ${path} is busy: another process holds it.`,
      retryAfterSeconds: 1,
    });
    expect((await store.get('c', 'a'))?.data).toEqual({ n: 1 });
    other.exec('ROLLBACK');
    other.close();
    await store.set('c', 'a', { n: 3 });
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThanOrEqual(100);
  });
});
