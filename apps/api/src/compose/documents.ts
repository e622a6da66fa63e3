import { join } from 'node:path';
import type { Settings } from '@elevendops/config';
import {
  openSqliteDocumentStore,
  withIndexCheck,
  type DocumentIndex,
  type DocumentStore,
} from '../documents/index.ts';

/** The project of the emulator, for which every name is right. */
const EMULATOR_PROJECT = 'elevendops-local';

/**
 * Opens the documents that the settings ask for. Nothing is waited for but the embedded file: while
 * Firestore is away the process starts, its health says so, and its data routes answer 503.
 */
export async function openDocuments(
  settings: Settings,
  indexes: readonly DocumentIndex[],
): Promise<DocumentStore> {
  if (settings.useMockData) {
    const path = join(settings.dataDir, 'documents.sqlite');
    return withIndexCheck(await openSqliteDocumentStore({ path, indexes }), indexes);
  }
  const emulatorHost = settings.useFirestoreEmulator ? settings.firestoreEmulatorHost : null;
  prepareGoogleLibraries(settings);
  const { openFirestoreDocumentStore } =
    await import('../documents/firestore/open-firestore-document-store.ts');
  const store = openFirestoreDocumentStore({
    projectId: settings.googleCloudProject ?? EMULATOR_PROJECT,
    databaseId: settings.firestoreDatabaseId,
    emulatorHost,
    keyFilename: settings.googleApplicationCredentials,
  });
  return emulatorHost === null ? store : withIndexCheck(store, indexes);
}

function prepareGoogleLibraries(settings: Settings): void {
  // eslint-disable-next-line no-restricted-properties -- Google's libraries read it past the settings
  const { env } = process;
  // Otherwise it would win over settings that say production.
  Reflect.deleteProperty(env, 'FIRESTORE_EMULATOR_HOST');
  if (settings.useFirestoreEmulator || settings.googleApplicationCredentials !== null) {
    // There is nothing to ask a metadata server for, and off Google Cloud the answer takes seconds.
    Object.assign(env, { METADATA_SERVER_DETECTION: 'none' });
  }
}
