import { join } from 'node:path';
import { ConfigurationError, type Settings } from '@elevendops/config';
import type { HealthCheck } from '@elevendops/health';
import type { DocumentIndex, DocumentStore } from '../documents/index.ts';
import { AGENTS_INDEXES } from '../agents/repository.ts';
import { OFFLINE_INDEXES } from '../agents-cloud/offline/offline-knowledge-base.ts';
import { AUDIO_INDEXES } from '../audio/repository.ts';
import { CONVERSATIONS_INDEXES } from '../conversations/repository.ts';
import { DASHBOARD_INDEXES } from '../dashboard/service.ts';
import { DEBUG_INDEXES } from '../debug/repository.ts';
import { KNOWLEDGE_INDEXES } from '../knowledge/repository.ts';
import { openFilesystemObjectStore, type ObjectStore } from '../objects/index.ts';
import { OBJECT_REMOVALS_INDEXES } from '../objects/removals/index.ts';
import { SESSIONS_INDEXES } from '../sessions/repository.ts';
import { TEMPLATE_INDEXES } from '../templates/repository.ts';
import { openDocuments } from './documents.ts';

/** Every index that the features' queries use. */
export const INDEXES: readonly DocumentIndex[] = [
  ...KNOWLEDGE_INDEXES,
  ...OFFLINE_INDEXES,
  ...AGENTS_INDEXES,
  ...SESSIONS_INDEXES,
  ...CONVERSATIONS_INDEXES,
  ...DASHBOARD_INDEXES,
  ...AUDIO_INDEXES,
  ...OBJECT_REMOVALS_INDEXES,
  ...TEMPLATE_INDEXES,
  ...DEBUG_INDEXES,
];

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
  const switches = { USE_MOCK_STORAGE: settings.useMockStorage };
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
  const documents = await openDocuments(settings, INDEXES);
  const objects = await openFilesystemObjectStore({
    folder: join(settings.dataDir, 'files'),
    now: () => new Date(),
  });
  return {
    documents,
    objects,
    checks: [
      {
        name: 'firestore',
        emulator: settings.useFirestoreEmulator,
        mock: settings.useMockData,
        run: (signal) => documents.check(signal),
      },
      { name: 'storage', emulator: false, mock: true, run: (signal) => objects.check(signal) },
    ],
  };
}
