import type { KnowledgeBase } from '../agents-cloud/knowledge-base.ts';
import type { Attachments } from '../knowledge/attachments.ts';
import { createKnowledgeRepository, type KnowledgeRepository } from '../knowledge/repository.ts';
import { createKnowledgeRoutes } from '../knowledge/routes.ts';
import { createKnowledgeService } from '../knowledge/service.ts';
import { createSyncWorker } from '../knowledge/sync-worker.ts';
import { createUploadStorage } from '../knowledge/upload-storage.ts';
import { createKnowledgeUpload } from '../knowledge/upload.ts';
import { createTextExtractor } from '../text-extraction/index.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';

/** What uploads may take of the container's memory. */
const UPLOAD_BUDGET_BYTES = 150 * 1024 * 1024;

/** What knowledge documents need besides the parts. */
export interface KnowledgeParts extends ApiParts {
  readonly knowledgeBase: KnowledgeBase;
  readonly attachments: Attachments;
  /** Program of the thread that reads uploaded files. */
  readonly extractWorkerUrl: URL;
}

/** Puts the knowledge documents together. */
export function composeKnowledge(
  parts: KnowledgeParts,
): ComposedFeature & { readonly repository: KnowledgeRepository } {
  const { documents, knowledgeBase, attachments, logger, now, createId, sleep, guardDeletion } =
    parts;
  const repository = createKnowledgeRepository(documents);
  const extractor = createTextExtractor({ workerUrl: parts.extractWorkerUrl });
  const sync = createSyncWorker({
    repository,
    knowledgeBase,
    attachments,
    logger,
    owner: createId(),
    now,
    sleep,
  });
  const service = createKnowledgeService({
    repository,
    now,
    createId,
    wakeSync: () => {
      sync.wake();
      attachments.wake();
    },
  });
  const upload = createKnowledgeUpload({
    service,
    extractor,
    storage: createUploadStorage({ budgetBytes: UPLOAD_BUDGET_BYTES }),
  });
  return {
    repository,
    features: [
      {
        path: '/api/knowledge',
        router: createKnowledgeRoutes({ service, upload, guardDeletion }),
      },
    ],
    start() {
      sync.start();
    },
    async release() {
      await sync.stop();
      await extractor.close();
    },
  };
}
