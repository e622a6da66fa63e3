import { z } from 'zod';
import { elevenLabsError } from '../../upstream/elevenlabs/index.ts';
import type { Sleep, UpstreamClient } from '../../upstream/index.ts';
import type { Conversations } from '../conversations.ts';
import { holdConversation, type ConversationTimes } from './conversation.ts';
import { readTalks } from './talks.ts';

const signedUrlSchema = z.object({ signed_url: z.string() });

/** What conversations are held with. */
export interface ElevenLabsConversationsOptions extends ConversationTimes {
  readonly client: UpstreamClient;
  /** The base URL of the client: where it is not encrypted, the conversations need not be either. */
  readonly apiUrl: string;
  readonly sleep: Sleep;
}

/** Conversations with the agents of ElevenLabs. Each has a connection of its own and waits for nobody else. */
export function createElevenLabsConversations(
  options: ElevenLabsConversationsOptions,
): Conversations {
  const { client, apiUrl } = options;

  async function signedUrl(platformId: string, signal: AbortSignal): Promise<string> {
    const reply = await client.json(
      {
        method: 'GET',
        path: '/v1/convai/conversation/get-signed-url',
        query: { agent_id: platformId },
      },
      signedUrlSchema,
      signal,
    );
    const protocols = apiUrl.startsWith('https:') ? ['wss:'] : ['wss:', 'ws:'];
    const url = URL.parse(reply.signed_url);
    if (url === null || !protocols.includes(url.protocol)) {
      throw elevenLabsError('error');
    }
    return reply.signed_url;
  }

  return {
    hasVoice: true,
    signedUrl,
    talks: (query, signal) => readTalks(client, query, signal),
    async open(opening, signal) {
      const url = await signedUrl(opening.platformId, signal);
      return holdConversation(url, opening, { ...options, signal });
    },
  };
}
