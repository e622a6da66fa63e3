import type { DocumentData, DocumentStore } from '../../documents/index.ts';
import { UpstreamError } from '../../upstream/upstream-error.ts';
import type {
  AgentDefinition,
  AgentKnowledge,
  ConversationalAgents,
} from '../conversational-agents.ts';

const AGENTS = 'offline_agents';

/** Makes the voice agents of the embedded mode: they are kept in the document store. */
export function createOfflineAgents(
  store: DocumentStore,
  createId: () => string,
): ConversationalAgents {
  return {
    async create(definition) {
      // With a reference there is one agent for it, however often its creation is tried.
      const platformId = `mock_agent_${definition.reference ?? createId()}`;
      await store.set(AGENTS, platformId, toData(definition));
      return platformId;
    },
    async update(platformId, changes) {
      await store.transaction(async (tx) => {
        const stored = await tx.get(AGENTS, platformId);
        if (stored === null) {
          throw unknownOfflineAgent();
        }
        tx.set(AGENTS, platformId, { ...stored.data, ...toData(changes) });
      });
    },
    get: (platformId) => readOfflineAgent(store, platformId),
    async find(reference) {
      const platformId = `mock_agent_${reference}`;
      return (await store.get(AGENTS, platformId)) === null ? [] : [platformId];
    },
    async delete(platformId) {
      await store.delete(AGENTS, platformId);
    },
  };
}

/** An agent as it is kept; null when there is none. */
export async function readOfflineAgent(
  store: DocumentStore,
  platformId: string,
): Promise<AgentDefinition | null> {
  const stored = await store.get(AGENTS, platformId);
  return stored && (stored.data as unknown as AgentDefinition);
}

/** The error for an agent that is not there. */
export function unknownOfflineAgent(): UpstreamError {
  return new UpstreamError('The voice platform has no such agent.', {
    service: 'ElevenLabs',
    failure: 'rejected',
  });
}

function toData(definition: Partial<AgentDefinition>): DocumentData {
  const { knowledge, languages, ...rest } = definition;
  return {
    ...(rest as Record<string, string>),
    ...(languages === undefined ? {} : { languages: [...languages] }),
    ...(knowledge === undefined ? {} : { knowledge: knowledge.map(plain) }),
  };
}

function plain({ documentId, name }: AgentKnowledge) {
  return { documentId, name };
}
