import { createAgentWorker } from '../agents/agent-worker.ts';
import { createLinkedKnowledge } from '../agents/linked-knowledge.ts';
import { createAgentRepository, type AgentRepository } from '../agents/repository.ts';
import { createAgentRoutes } from '../agents/routes.ts';
import { createAgentService } from '../agents/service.ts';
import type { ConversationalAgents } from '../agents-cloud/conversational-agents.ts';
import type { Attachments } from '../knowledge/attachments.ts';
import { createLinkChanges } from '../knowledge/link-changes.ts';
import { createKnowledgeRepository } from '../knowledge/repository.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';

/** What agents need besides the parts. */
export interface AgentParts extends ApiParts {
  readonly platform: ConversationalAgents;
}

/** Agents, and what other features need of them. */
export interface ComposedAgents extends ComposedFeature {
  readonly repository: AgentRepository;
  readonly attachments: Attachments;
}

/** Puts the agents together. */
export function composeAgents(parts: AgentParts): ComposedAgents {
  const { documents, platform, logger, now, createId, sleep, limits, guardDeletion } = parts;
  const repository = createAgentRepository(documents);
  const linkedKnowledge = createLinkedKnowledge(createKnowledgeRepository(documents));
  const worker = createAgentWorker({
    repository,
    platform,
    linkedKnowledge,
    linkChanges: createLinkChanges(documents),
    logger,
    owner: createId(),
    now,
    sleep,
  });
  const wakeWorker = (): void => {
    worker.wake();
  };
  const service = createAgentService({
    repository,
    platform,
    linkedKnowledge,
    logger,
    now,
    createId,
    wakeWorker,
  });
  return {
    repository,
    attachments: { isInUse: (documentId) => repository.isInUse(documentId), wake: wakeWorker },
    features: [
      { path: '/api/agent', router: createAgentRoutes({ service, limits, guardDeletion }) },
    ],
    start() {
      worker.start();
    },
    release: () => worker.stop(),
  };
}
