import type { ConversationalAgents } from '../agents-cloud/conversational-agents.ts';
import type { Conversations } from '../agents-cloud/conversations.ts';
import type { KnowledgeBase } from '../agents-cloud/knowledge-base.ts';
import { createOfflineAgents } from '../agents-cloud/offline/offline-agents.ts';
import { createOfflineConversations } from '../agents-cloud/offline/offline-conversations.ts';
import { createOfflineKnowledgeBase } from '../agents-cloud/offline/offline-knowledge-base.ts';
import type { SpeechSynthesis } from '../speech/speech.ts';
import type { ApiParts } from './parts.ts';

/** The platform on which voice agents live. */
export interface AgentsCloud {
  readonly knowledgeBase: KnowledgeBase;
  readonly agents: ConversationalAgents;
  readonly conversations: Conversations;
}

/** What the platform needs besides the parts. */
export interface AgentsCloudParts extends ApiParts {
  /** The voice of offline replies; null: they are text alone. */
  readonly speech: SpeechSynthesis | null;
}

/** Gives the platform that the settings ask for; it is loaded only then. */
export async function composeAgentsCloud(parts: AgentsCloudParts): Promise<AgentsCloud> {
  const { settings, documents, createId, logger, speech, sleep } = parts;
  const apiKey = settings.elevenlabsApiKey;
  if (settings.useMockElevenlabs || apiKey === null) {
    return {
      knowledgeBase: createOfflineKnowledgeBase(documents),
      agents: createOfflineAgents(documents, createId),
      conversations: createOfflineConversations({ store: documents, speech, logger, sleep }),
    };
  }
  const elevenLabs = await import('../agents-cloud/elevenlabs/index.ts');
  const apiUrl = settings.elevenlabsApiUrl;
  const client = elevenLabs.createElevenLabsClient({ apiUrl, apiKey }, parts);
  return {
    knowledgeBase: elevenLabs.createElevenLabsKnowledgeBase(client),
    agents: elevenLabs.createElevenLabsAgents(client),
    conversations: elevenLabs.createElevenLabsConversations({ client, apiUrl, sleep }),
  };
}
