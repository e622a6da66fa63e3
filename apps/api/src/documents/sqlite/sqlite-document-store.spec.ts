import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDocumentStore } from '../document-store.contract.ts';
import { openSqliteDocumentStore } from './open-sqlite-document-store.ts';

describeDocumentStore('SqliteDocumentStore', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  const store = await openSqliteDocumentStore({ path: join(folder, 'documents.db') });
  return {
    store,
    cleanup: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});
