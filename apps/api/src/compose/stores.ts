import type { Settings } from '@elevendops/config';
import type { HealthCheck } from '@elevendops/health';
import type { DocumentIndex, DocumentStore } from '../documents/index.ts';
import { AGENTS_INDEXES } from '../agents/repository.ts';
import { OFFLINE_INDEXES } from '../agents-cloud/offline/offline-knowledge-base.ts';
import { AUDIO_INDEXES } from '../audio/repository.ts';
import { CONVERSATIONS_INDEXES } from '../conversations/repository.ts';
import { DASHBOARD_INDEXES } from '../dashboard/service.ts';
import { DEBUG_INDEXES } from '../debug/repository.ts';
import { KNOWLEDGE_INDEXES } from '../knowledge/repository.ts';
import type { ObjectStore } from '../objects/index.ts';
import { OBJECT_REMOVALS_INDEXES } from '../objects/removals/index.ts';
import { SESSIONS_INDEXES } from '../sessions/repository.ts';
import { TEMPLATE_INDEXES } from '../templates/repository.ts';
import { openDocuments } from './documents.ts';
import { openObjects } from './objects.ts';

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

/** Opens the stores. @throws StoreUnavailableError when the files of the embedded mode cannot be used */
export async function openStores(settings: Settings): Promise<Stores> {
  const documents = await openDocuments(settings, INDEXES);
  const objects = await openObjects(settings);
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
      {
        name: 'storage',
        emulator: settings.useGcsEmulator,
        mock: settings.useMockStorage,
        run: (signal) => objects.check(signal),
      },
    ],
  };
}
