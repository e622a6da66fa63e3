import { join } from 'node:path';
import { ConfigurationError, type Settings } from '@elevendops/config';
import type { HealthCheck } from '@elevendops/health';
import {
  openSqliteDocumentStore,
  type DocumentIndex,
  type DocumentStore,
} from '../documents/index.ts';
import { KNOWLEDGE_INDEXES } from '../knowledge/repository.ts';
import { createFilesystemObjectStore, type ObjectStore } from '../objects/index.ts';

/** Every index that the features' queries use. */
export const INDEXES: readonly DocumentIndex[] = [...KNOWLEDGE_INDEXES];

/** The stores that the settings ask for, and what tells whether they answer. */
export interface Stores {
  readonly documents: DocumentStore;
  readonly objects: ObjectStore;
  readonly checks: readonly HealthCheck[];
}

/**
 * Opens the stores.
 *
 * @throws ConfigurationError when the settings ask for a store that this version does not have
 */
export async function openStores(settings: Settings): Promise<Stores> {
  const switches = {
    USE_MOCK_DATA: settings.useMockData,
    USE_MOCK_STORAGE: settings.useMockStorage,
  };
  const problems = Object.entries(switches)
    .filter(([, isEmbedded]) => !isEmbedded)
    .map(([variable]) => ({
      variable,
      message: 'this version runs in the embedded mode only',
      source: 'environment',
      remedy: `set ${variable}=true, with APP_ENV=development`,
    }));
  if (problems.length > 0) {
    throw new ConfigurationError(problems);
  }
  const documents = await openSqliteDocumentStore({
    path: join(settings.dataDir, 'documents.sqlite'),
    indexes: INDEXES,
  });
  const objects = createFilesystemObjectStore(join(settings.dataDir, 'files'));
  return {
    documents,
    objects,
    checks: [
      { name: 'firestore', emulator: false, mock: true, run: (signal) => documents.check(signal) },
      { name: 'storage', emulator: false, mock: true, run: (signal) => objects.check(signal) },
    ],
  };
}
