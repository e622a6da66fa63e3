import { randomUUID } from 'node:crypto';
import type { StandInRoute } from '../stand-in/serve-routes.ts';
import { refusal } from './refusals.ts';
import { unixSeconds, type StandInConversation, type World } from './world.ts';

/** Signed URLs, and what was said. `webSocketOrigin` is where the signed URLs point to. */
export function conversationRoutes(
  world: World,
  webSocketOrigin: () => string,
): readonly StandInRoute[] {
  return [
    [
      'GET /v1/convai/conversation/get-signed-url',
      ({ query }) => {
        const agentId = query.get('agent_id') ?? '';
        if (!world.agents.has(agentId)) {
          return refusal(404, 'agent_not_found', 'The agent was not found.');
        }
        const token = randomUUID();
        world.tokens.set(token, agentId);
        const path = '/v1/convai/conversation';
        return {
          json: {
            signed_url: `${webSocketOrigin()}${path}?agent_id=${agentId}&conversation_signature=${token}`,
          },
        };
      },
    ],
    [
      'GET /v1/convai/conversations',
      ({ query }) => {
        const agentId = query.get('agent_id');
        const size = Number(query.get('page_size') ?? 30);
        const start = Number(query.get('cursor') ?? 0);
        const userId = query.get('user_id');
        const found = world.conversations.filter(
          (conversation) =>
            (agentId === null || conversation.agentId === agentId) &&
            (userId === null || conversation.userId === userId),
        );
        const has_more = start + size < found.length;
        return {
          json: {
            conversations: found.slice(start, start + size).map((conversation) => ({
              agent_id: conversation.agentId,
              agent_name: world.agents.get(conversation.agentId)?.name ?? null,
              conversation_id: conversation.conversationId,
              start_time_unix_secs: conversation.startedAt,
              call_duration_secs: unixSeconds() - conversation.startedAt,
              message_count: conversation.transcript.length,
              status: conversation.status,
              call_successful: 'success',
            })),
            has_more,
            next_cursor: has_more ? String(start + size) : null,
          },
        };
      },
    ],
    [
      'GET /v1/convai/conversations/:conversationId',
      ({ param }) => {
        const found = world.conversations.find(
          ({ conversationId }) => conversationId === param('conversationId'),
        );
        return found === undefined
          ? refusal(404, 'conversation_not_found', 'The conversation was not found.')
          : { json: detail(found) };
      },
    ],
  ];
}

function detail(conversation: StandInConversation) {
  return {
    agent_id: conversation.agentId,
    conversation_id: conversation.conversationId,
    status: conversation.status,
    user_id: conversation.userId,
    transcript: conversation.transcript.map(({ role, message }, i) => ({
      role,
      message,
      time_in_call_secs: i,
    })),
    metadata: {
      start_time_unix_secs: conversation.startedAt,
      call_duration_secs: unixSeconds() - conversation.startedAt,
    },
    has_audio: false,
    has_user_audio: false,
    has_response_audio: false,
    has_auxiliary_audio: false,
  };
}
