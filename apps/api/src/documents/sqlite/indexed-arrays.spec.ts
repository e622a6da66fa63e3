import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeDocumentStore } from '../document-store.contract.ts';
import { openSqliteDocumentStore } from './open-sqlite-document-store.ts';

// The contract makes its collections up as it goes, and the items of a field are noted in all of them.
const indexes = [
  { collection: 'any', contains: 'tags', fields: ['rank'] },
  { collection: 'any', contains: 'inner.tags', fields: [] },
];
const where = [{ field: 'tags', op: 'array-contains', value: 'a' }] as const;

async function openIn(folder: string, withIndexes: boolean) {
  const path = join(folder, 'documents.db');
  return openSqliteDocumentStore(withIndexes ? { path, indexes } : { path });
}

describeDocumentStore('SqliteDocumentStore with indexed arrays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  const store = await openIn(folder, true);
  return {
    store,
    cleanup: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});

describe('indexed arrays of a file that had none', () => {
  it('hold what was there before, and what a release without them writes later', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'documents-'));
    const before = await openIn(folder, false);
    await before.set('any', 'first', { tags: ['a', null, { b: 1 }] });
    await before.set('any', 'scalar', { tags: 'a' });
    const store = await openIn(folder, true);
    await before.set('any', 'later', { tags: ['a'] });
    const page = await store.query('any', { where, limit: 9 });
    expect(page.map(({ id }) => id)).toEqual(['first', 'later']);
    await Promise.all([before.close(), store.close()]);
    await rm(folder, { recursive: true });
  });
});
