import { platformLanguage } from '../../upstream/elevenlabs/index.ts';
import type { ConversationOpening, Utterance } from '../conversations.ts';

/** A frame that we send. */
export type ClientFrame = Readonly<Record<string, unknown>>;

/** The most of an earlier conversation that is told again. */
const MAX_HISTORY_CHARACTERS = 8_000;

/** The frame that begins a conversation; one that goes on begins without a greeting. */
export function initiationFrame({ language, textOnly, history }: ConversationOpening): ClientFrame {
  return {
    type: 'conversation_initiation_client_data',
    conversation_config_override: {
      agent: {
        language: platformLanguage(language),
        ...(history.length > 0 ? { first_message: '' } : {}),
      },
      conversation: { text_only: textOnly },
    },
  };
}

/** The frame that tells what was said before, the newest of it where it is long. */
export function historyFrame(history: readonly Utterance[]): ClientFrame {
  const lines = history.map(({ role, content }) =>
    role === 'patient' ? `Patient: ${content}` : `You: ${content}`,
  );
  let left = MAX_HISTORY_CHARACTERS;
  const kept: string[] = [];
  for (const line of lines.toReversed()) {
    left -= line.length;
    if (left < 0) {
      break;
    }
    kept.unshift(line);
  }
  return {
    type: 'contextual_update',
    text: `The connection was renewed. This was said so far; go on from here.\n${kept.join('\n')}`,
  };
}

/** The frame that says something. */
export function messageFrame(text: string): ClientFrame {
  return { type: 'user_message', text };
}

/** The answer to a ping. */
export function pongFrame(eventId: number): ClientFrame {
  return { type: 'pong', event_id: eventId };
}

/** The answer to a call of a tool: there are none here. */
export function noToolFrame(toolCallId: string): ClientFrame {
  return {
    type: 'client_tool_result',
    tool_call_id: toolCallId,
    result: 'This tool is not available.',
    is_error: true,
  };
}
