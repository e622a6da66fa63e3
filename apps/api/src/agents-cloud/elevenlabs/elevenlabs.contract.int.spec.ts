import { describeConversationalAgents } from '../conversational-agents.contract.ts';
import { describeConversations } from '../conversations.contract.ts';
import { describeKnowledgeBase } from '../knowledge-base.contract.ts';
import { startElevenLabsWorld } from '../../upstream/elevenlabs/__fixtures__/elevenlabs-world.ts';
import {
  createElevenLabsAgents,
  createElevenLabsConversations,
  createElevenLabsKnowledgeBase,
} from './index.ts';

describeKnowledgeBase('createElevenLabsKnowledgeBase', async () => {
  const world = await startElevenLabsWorld();
  const knowledgeBase = createElevenLabsKnowledgeBase(world.client);
  return { knowledgeBase, cleanup: () => world.close() };
});

describeConversationalAgents('createElevenLabsAgents', async () => {
  const world = await startElevenLabsWorld();
  return {
    agents: createElevenLabsAgents(world.client),
    knowledgeBase: createElevenLabsKnowledgeBase(world.client),
    voiceIds: ['voice-rachel', 'voice-lin'],
    cleanup: () => world.close(),
  };
});

describeConversations('createElevenLabsConversations', async () => {
  const { standIn, client, sleep, close } = await startElevenLabsWorld();
  return {
    conversations: createElevenLabsConversations({ client, apiUrl: standIn.url, sleep }),
    agents: createElevenLabsAgents(client),
    voiceId: 'voice-lin',
    cleanup: close,
  };
});
