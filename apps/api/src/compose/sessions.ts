import type { Lifecycle } from '@elevendops/service';
import type { AgentRepository } from '../agents/repository.ts';
import type { Conversations } from '../agents-cloud/conversations.ts';
import { createCollectTalks } from '../sessions/collect-talks.ts';
import { createConnectionPool } from '../sessions/connection-pool.ts';
import { createReplySounds } from '../sessions/reply-audio.ts';
import { createSessionRepository, type SessionRepository } from '../sessions/repository.ts';
import { createSessionRoutes } from '../sessions/routes.ts';
import { createSessionService } from '../sessions/service.ts';
import { createSessionQueue } from '../sessions/session-queue.ts';
import { createSessionWorker } from '../sessions/session-worker.ts';
import { createSettleSession, type SaveConversation } from '../sessions/settle-session.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';
import { stoppingSignal } from './stopping.ts';

/** What sessions need besides the parts. */
export interface SessionParts extends ApiParts {
  readonly agents: AgentRepository;
  readonly conversations: Conversations;
  readonly saveConversation: SaveConversation;
  readonly lifecycle: Lifecycle;
}

/** How many messages of one session may wait for the answer to another. */
const MAX_WAITING = 3;

/** Puts the patients' sessions together. */
export function composeSessions(
  parts: SessionParts,
): ComposedFeature & { readonly repository: SessionRepository } {
  const { documents, objects, agents, conversations, logger, now, monotonicMs, sleep } = parts;
  const repository = createSessionRepository(documents);
  const pool = createConnectionPool({ conversations, logger, monotonicMs });
  const collectTalks = createCollectTalks({ repository, conversations, now, sleep });
  const save = parts.saveConversation;
  const settle = createSettleSession({ repository, collectTalks, save, logger, now });
  const worker = createSessionWorker({ repository, pool, settle, logger, now, sleep });
  const service = createSessionService({
    repository,
    agents,
    conversations,
    pool,
    queue: createSessionQueue(MAX_WAITING),
    sounds: createReplySounds(objects, logger),
    collectTalks,
    settle,
    hasVoice: conversations.hasVoice && !parts.settings.demoMode,
    now,
    createId: parts.createId,
    sleep,
    stopping: stoppingSignal(parts.lifecycle),
  });
  return {
    repository,
    features: [
      { path: '/api/patient', router: createSessionRoutes({ service, limits: parts.limits }) },
    ],
    start() {
      worker.start();
    },
    async release() {
      await worker.stop();
      await pool.closeAll();
    },
  };
}
