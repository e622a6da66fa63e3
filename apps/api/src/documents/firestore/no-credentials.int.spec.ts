import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openFirestoreDocumentStore } from './open-firestore-document-store.ts';

describe('openFirestoreDocumentStore without credentials', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);

  beforeAll(() => {
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', undefined);
    vi.stubEnv('HOME', '/nonexistent');
    vi.stubEnv('METADATA_SERVER_DETECTION', 'none');
    process.on('unhandledRejection', note);
  });
  afterAll(() => {
    process.off('unhandledRejection', note);
    vi.unstubAllEnvs();
  });

  it('is unavailable, and rejects nothing that nobody can handle', async () => {
    const store = openFirestoreDocumentStore({ projectId: 'clinic-project', emulatorHost: null });
    const unavailable = { code: 'ERR_STORE_UNAVAILABLE' };
    await expect(store.get('c', 'a')).rejects.toMatchObject(unavailable);
    await expect(store.create('c', 'a', {})).rejects.toMatchObject(unavailable);
    await expect(store.query('c', { limit: 1 })).rejects.toMatchObject(unavailable);
    await expect(store.check(new AbortController().signal)).rejects.toMatchObject(unavailable);
    await turn();
    expect(unhandled).toEqual([]);
    await store.close();
  });
});
