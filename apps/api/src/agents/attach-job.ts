import type { Logger } from '@elevendops/logging';
import type {
  AgentKnowledge,
  ConversationalAgents,
} from '../agents-cloud/conversational-agents.ts';
import type { NotedLinkChange } from '../knowledge/link-changes.ts';
import { startDeadline, type Sleep } from '../upstream/index.ts';
import type { AgentRecord } from './agent-record.ts';
import {
  attachClaimed,
  attachDone,
  attachFailed,
  attachSending,
  attachWanted,
  hasToBeSent,
  type AttachResult,
} from './attach-state.ts';
import type { LinkedKnowledge } from './linked-knowledge.ts';
import type { AgentRepository } from './repository.ts';

/** What attaching documents to agents takes. */
export interface AttachJobOptions {
  readonly repository: AgentRepository;
  readonly platform: ConversationalAgents;
  readonly linkedKnowledge: LinkedKnowledge;
  readonly logger: Logger;
  /** Names this worker among all instances. */
  readonly owner: string;
  readonly now: () => Date;
  readonly sleep: Sleep;
  /** How long the platform may take; a lease holds longer. @default 20000 */
  readonly attemptMs?: number;
  /** @default 30000 */
  readonly leaseMs?: number;
}

/** Gives an agent on the platform the uploads of its linked documents. */
export interface AttachJob {
  /** Notes a document's change in every agent that links it. */
  spread(change: NotedLinkChange): Promise<void>;
  /** Takes an agent up and gives it its list; false when another instance has it. */
  attach(due: AgentRecord, stopping: AbortSignal): Promise<boolean>;
}

/**
 * Makes an {@link AttachJob}. The list is always made from all linked documents and replaces the whole
 * list on the platform, so an agent is at no moment without a document that it had.
 */
export function createAttachJob(options: AttachJobOptions): AttachJob {
  const { repository, platform, linkedKnowledge, logger, owner, now, sleep } = options;
  const { attemptMs = 20_000, leaseMs = 30_000 } = options;

  /** Sends the list; false when another instance has taken the agent over. */
  async function send(
    { agent_id: agentId, elevenlabs_agent_id: platformId }: AgentRecord,
    knowledge: readonly AgentKnowledge[],
    stopping: AbortSignal,
  ): Promise<boolean> {
    const noted = await repository.change(agentId, (current) => {
      const state = attachSending(current, owner, knowledge);
      return state && { ...current, ...state };
    });
    if (noted?.attach_owner !== owner) {
      return false;
    }
    const deadline = startDeadline(attemptMs, sleep);
    try {
      const signal = AbortSignal.any([stopping, deadline.signal]);
      await platform.update(platformId, { knowledge }, signal);
      logger.info({ agent_id: agentId, documents: knowledge.length }, 'documents attached');
      return true;
    } finally {
      deadline.clear();
    }
  }

  async function give(claim: AgentRecord, stopping: AbortSignal): Promise<void> {
    const agentId = claim.agent_id;
    const result = (): AttachResult => ({ owner, now: now(), revision: claim.attach_revision });
    try {
      const attached = await linkedKnowledge(claim.knowledge_ids);
      if (hasToBeSent(claim, attached) && !(await send(claim, attached, stopping))) {
        return;
      }
      await repository.change(agentId, (current) => {
        const state = attachDone(current, { ...result(), attached });
        return state && { ...current, ...state };
      });
    } catch (error) {
      logger.warn({ err: error, agent_id: agentId }, 'documents could not be attached yet');
      await repository.change(agentId, (current) => {
        const state = attachFailed(current, result());
        return state && { ...current, ...state };
      });
    }
  }

  return {
    async spread({ knowledgeId, documentId }) {
      for await (const agentId of repository.linking(knowledgeId)) {
        await repository.change(agentId, (current) => ({
          ...current,
          ...attachWanted(current, now()),
          knowledge_ids:
            documentId === null
              ? current.knowledge_ids.filter((id) => id !== knowledgeId)
              : current.knowledge_ids,
        }));
      }
    },
    async attach({ agent_id: agentId }, stopping) {
      const claim = await repository.change(agentId, (current) => {
        const state = attachClaimed(current, { owner, now: now(), durationMs: leaseMs });
        return state && { ...current, ...state };
      });
      if (claim?.attach_owner !== owner) {
        return false;
      }
      await give(claim, stopping);
      return true;
    },
  };
}
