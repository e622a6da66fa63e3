export { createElevenLabsClient } from '../../upstream/elevenlabs/index.ts';
export { createElevenLabsAgents } from './agents.ts';
export {
  createElevenLabsConversations,
  type ElevenLabsConversationsOptions,
} from './conversations.ts';
export { createElevenLabsKnowledgeBase } from './knowledge-base.ts';
