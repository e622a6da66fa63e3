import type { Logger } from '@elevendops/logging';
import type { ConversationalAgents } from '../agents-cloud/conversational-agents.ts';
import { startDeadline, type Sleep } from '../upstream/index.ts';
import type { AgentRemoval, AgentRepository } from './repository.ts';

/** What removing agents from the platform takes. */
export interface RemovalJobOptions {
  readonly repository: AgentRepository;
  readonly platform: ConversationalAgents;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly sleep: Sleep;
}

const ATTEMPT_MS = 20_000;
const PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Makes the job that removes one agent from the platform, unless it has a record; what cannot be removed
 * yet is tried again later.
 */
export function createRemovalJob(options: RemovalJobOptions) {
  const { repository, platform, logger, now, sleep } = options;

  async function platformIdsOf(removal: AgentRemoval, signal: AbortSignal) {
    const { agentId, platformId } = removal;
    return platformId === null ? ((await platform.find?.(agentId, signal)) ?? []) : [platformId];
  }

  return async (removal: AgentRemoval, stopping: AbortSignal): Promise<void> => {
    const { agentId, attempts } = removal;
    if ((await repository.get(agentId)) === null) {
      const deadline = startDeadline(ATTEMPT_MS, sleep);
      const signal = AbortSignal.any([stopping, deadline.signal]);
      try {
        for (const platformId of await platformIdsOf(removal, signal)) {
          await platform.delete(platformId, signal);
        }
      } catch (error) {
        logger.warn({ err: error, agent_id: agentId }, 'an agent could not be removed yet');
        const pauseMs = Math.min(PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
        const due_at = new Date(now().getTime() + pauseMs).toISOString();
        await repository.addRemoval({ ...removal, due_at, attempts: attempts + 1 });
        return;
      } finally {
        deadline.clear();
      }
    }
    await repository.finishRemoval(agentId);
  };
}
