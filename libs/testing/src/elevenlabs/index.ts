export type { StandInAnswer } from './answer.ts';
export type { ConversationManners } from './conversation-socket.ts';
export { silentMp3 } from './silent-mp3.ts';
export { CONVERSATION_ROUTE, startElevenLabs, type ElevenLabsStandIn } from './stand-in.ts';
export type {
  JsonObject,
  StandInAgent,
  StandInConversation,
  StandInDocument,
  StandInVoice,
} from './world.ts';
