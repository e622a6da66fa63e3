import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigurationError, type Settings } from '@elevendops/config';
import { createOpenApiDocument } from '@elevendops/contract';
import { createCheckRunner, isHealthPath } from '@elevendops/health';
import type { ComposedService, ServiceContext } from '@elevendops/service';
import { createOfflineKnowledgeBase } from './agents-cloud/offline/offline-knowledge-base.ts';
import { createApp } from './app.ts';
import { openSqliteDocumentStore, type DocumentStore } from './documents/index.ts';
import { createFolderCheck } from './health/folder-check.ts';
import { createDeletionGuard } from './http/demo-mode.ts';
import { createRefusal } from './http/refusal.ts';
import { createRequestIdentity } from './http/request-identity.ts';
import { createKnowledgeRepository, KNOWLEDGE_INDEXES } from './knowledge/repository.ts';
import { createKnowledgeService } from './knowledge/service.ts';
import { createSyncWorker } from './knowledge/sync-worker.ts';
import { createUploadStorage } from './knowledge/upload-storage.ts';
import { createKnowledgeUpload } from './knowledge/upload.ts';
import { createTextExtractor } from './text-extraction/index.ts';

/** What uploads may take of the container's memory. */
const UPLOAD_BUDGET_BYTES = 150 * 1024 * 1024;

/** What the API needs besides its {@link ServiceContext}. */
export interface ApiOptions extends Omit<ServiceContext, 'supervision'> {
  /** Program of the thread that reads uploaded files. */
  readonly extractWorkerUrl: URL;
  /** Folder of Swagger UI's files. */
  readonly docsAssetsFolder: string;
}

/**
 * Puts the API together from its settings.
 *
 * @throws ConfigurationError when the settings ask for a store that this version does not have
 */
export async function composeApi(options: ApiOptions): Promise<ComposedService> {
  const { settings, version, logger, lifecycle } = options;
  const now = (): Date => new Date();
  const monotonicMs = (): number => performance.now();
  const store = await openDocumentStore(settings);
  const repository = createKnowledgeRepository(store);
  const extractor = createTextExtractor({ workerUrl: options.extractWorkerUrl });
  const identity = createRequestIdentity(randomUUID);

  const checks = createCheckRunner(
    [
      { name: 'firestore', emulator: false, mock: true, run: (signal) => store.check(signal) },
      { name: 'storage', emulator: false, mock: true, run: createFolderCheck(settings.dataDir) },
    ],
    {
      onChange: ({ name, healthy }, cause) => {
        if (healthy) {
          logger.info({ check: name }, `${name} works again`);
        } else {
          logger.warn({ err: cause, check: name }, `${name} is away`);
        }
      },
    },
  );
  const sync = createSyncWorker({
    repository,
    knowledgeBase: createOfflineKnowledgeBase(store),
    logger,
    owner: randomUUID(),
    now,
    sleep: (milliseconds, signal) =>
      delay(milliseconds, undefined, { signal }).catch(() => undefined),
  });
  const service = createKnowledgeService({
    repository,
    now,
    createId: randomUUID,
    wakeSync: () => {
      sync.wake();
    },
  });

  await checks.runOnce();
  return {
    host: '127.0.0.1',
    port: settings.apiPort,
    refuse: createRefusal(identity, settings.corsOrigins),
    isAlwaysServed: isHealthPath,
    listener: createApp({
      logger,
      identity,
      version,
      monotonicMs,
      corsOrigins: settings.corsOrigins,
      health: {
        checks,
        instance: settings.instance,
        facts: {
          version,
          revision: settings.revision,
          mode: settings.mode,
          demoMode: settings.demoMode,
        },
        now,
        uptimeSeconds: () => Math.round(process.uptime()),
        isDraining: () => lifecycle.draining,
      },
      knowledge: {
        service,
        upload: createKnowledgeUpload({
          service,
          extractor,
          storage: createUploadStorage({ budgetBytes: UPLOAD_BUDGET_BYTES }),
        }),
        guardDeletion: createDeletionGuard(settings.demoMode),
      },
      docs: {
        document: createOpenApiDocument(version),
        assetsFolder: options.docsAssetsFolder,
      },
    }),
    start() {
      checks.start();
      sync.start();
    },
    async release() {
      checks.stop();
      await sync.stop();
      await extractor.close();
      await store.close();
    },
  };
}

function openDocumentStore(settings: Settings): Promise<DocumentStore> {
  const switches = {
    USE_MOCK_DATA: settings.useMockData,
    USE_MOCK_STORAGE: settings.useMockStorage,
    USE_MOCK_ELEVENLABS: settings.useMockElevenlabs,
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
  return openSqliteDocumentStore({
    path: join(settings.dataDir, 'documents.sqlite'),
    indexes: KNOWLEDGE_INDEXES,
  });
}
