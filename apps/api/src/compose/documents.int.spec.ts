import { loadSettings, type Settings } from '@elevendops/config';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDocuments } from './documents.ts';

describe('openDocuments', () => {
  let folder: TemporaryFolder;
  const emulator = process.env['FIRESTORE_EMULATOR_HOST'];
  const metadata = process.env['METADATA_SERVER_DETECTION'];

  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(async () => {
    await folder.remove();
    restore('FIRESTORE_EMULATOR_HOST', emulator);
    restore('METADATA_SERVER_DETECTION', metadata);
  });

  function restore(name: string, value: string | undefined): void {
    if (value === undefined) {
      Reflect.deleteProperty(process.env, name);
    } else {
      process.env[name] = value;
    }
  }

  const settings = (changes: Partial<Settings> = {}): Settings => ({
    ...loadSettings({ DATA_DIR: folder.path }),
    ...changes,
  });
  const where = [{ field: 'a', op: '==', value: 1 }] as const;

  it('opens the embedded store, which wants an index for each query', async () => {
    const documents = await openDocuments(settings(), [{ collection: 'c', fields: ['a'] }]);
    await documents.set('c', 'x', { a: 1 });
    expect(await documents.query('c', { where, limit: 1 })).toHaveLength(1);
    await expect(documents.query('other', { where, limit: 1 })).rejects.toMatchObject({
      code: 'ERR_STORE_INVALID_QUERY',
    });
    await documents.close();
  });

  it('does not let the environment lead production to an emulator', async () => {
    process.env['FIRESTORE_EMULATOR_HOST'] = '127.0.0.1:9';
    Reflect.deleteProperty(process.env, 'METADATA_SERVER_DETECTION');
    const production = { useMockData: false, googleCloudProject: 'p', useFirestoreEmulator: false };
    const documents = await openDocuments(settings(production), []);
    expect(process.env['FIRESTORE_EMULATOR_HOST']).toBeUndefined();
    // On Cloud Run the metadata server is where the credentials come from.
    expect(process.env['METADATA_SERVER_DETECTION']).toBeUndefined();
    await documents.close();
  });

  it('asks no metadata server when it uses the emulator', async () => {
    Reflect.deleteProperty(process.env, 'METADATA_SERVER_DETECTION');
    const emulated = { useMockData: false, useFirestoreEmulator: true };
    const documents = await openDocuments(settings(emulated), []);
    expect(process.env['METADATA_SERVER_DETECTION']).toBe('none');
    await documents.close();
  });
});
