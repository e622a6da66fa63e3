import { setTimeout as delay } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { answerFrames, type StandInAnswer } from './answer.ts';
import { parseFrame, rulesFor, type ConversationRules } from './conversation-rules.ts';
import {
  at,
  newId,
  unixSeconds,
  type JsonObject,
  type StandInAgent,
  type StandInConversation,
  type World,
} from './world.ts';

/** How conversations go. */
export interface ConversationManners {
  /** What the agent answers. */
  answer: (message: string, agent: StandInAgent) => StandInAnswer;
  /** Pause before the greeting; 0 sends it in the same tick as the metadata. */
  greetingDelayMs: number;
  /** Pings so often, and closes when a ping went unanswered; longer than the greeting's delay. */
  pingEveryMs: number;
  /** What the agent understands of what it hears, one after the other, each after a second of sound. */
  heard: readonly string[];
}

/** A second of sound as it comes from the client. */
const HEARD_BYTES = 16_000 * 2;

/** Holds one conversation, in the protocol of the service. */
export function holdConversation(
  socket: WebSocket,
  { agent, world, manners }: { agent: StandInAgent; world: World; manners: ConversationManners },
): void {
  const conversation: StandInConversation = {
    conversationId: newId('conv'),
    agentId: agent.agent_id,
    userId: null,
    audioBytes: 0,
    received: [],
    transcript: [],
    startedAt: unixSeconds(),
    status: 'in-progress',
    closeCode: null,
  };
  let rules: ConversationRules | null = null;
  let events = 0;
  let unanswered: number | null = null;
  let pinging: NodeJS.Timeout | undefined;

  function send(frame: JsonObject | string): void {
    if (socket.readyState === socket.OPEN) {
      socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    }
  }

  function ping(): void {
    if (socket.readyState !== socket.OPEN) {
      return;
    }
    if (unanswered !== null) {
      socket.close(1011, 'A ping was not answered');
      return;
    }
    unanswered = ++events;
    send({ type: 'ping', ping_event: { event_id: unanswered, ping_ms: null } });
  }

  function say(text: string, { textOnly, audioFormat, clientEvents }: ConversationRules): void {
    const eventId = ++events;
    answerFrames(text, { eventId, textOnly, audioFormat, clientEvents }).forEach(send);
    conversation.transcript.push({ role: 'agent', message: text });
  }

  function begin(frame: JsonObject): void {
    world.conversations.push(conversation);
    conversation.userId = typeof frame['user_id'] === 'string' ? frame['user_id'] : null;
    const found = rulesFor(agent, frame['conversation_config_override']);
    if (typeof found === 'string') {
      socket.close(1008, `Override for field '${found}' is not allowed by config.`);
      return;
    }
    rules = found;
    send({
      type: 'conversation_initiation_metadata',
      conversation_initiation_metadata_event: {
        conversation_id: conversation.conversationId,
        agent_output_audio_format: found.audioFormat,
        user_input_audio_format: 'pcm_16000',
      },
    });
    pinging = setInterval(ping, manners.pingEveryMs);
    const greet = () => {
      ping();
      if (found.firstMessage !== '') {
        say(found.firstMessage, found);
      }
    };
    if (manners.greetingDelayMs === 0) {
      greet();
    } else {
      // The official client misses frames that come in the same tick as the metadata.
      setTimeout(greet, manners.greetingDelayMs);
    }
  }

  async function answer(message: string, current: ConversationRules): Promise<void> {
    conversation.transcript.push({ role: 'user', message });
    const given = manners.answer(message, agent);
    const scripted = typeof given === 'string' ? { text: given } : given;
    await delay(scripted.delayMs ?? 0);
    if (scripted.toolCall !== undefined) {
      await callTool(scripted.toolCall);
    }
    scripted.frames?.forEach(send);
    if (scripted.text !== undefined && scripted.silent !== true) {
      say(scripted.text, current);
      if (scripted.correction !== undefined) {
        send({
          type: 'agent_response_correction',
          agent_response_correction_event: {
            original_agent_response: scripted.text,
            corrected_agent_response: scripted.correction,
            event_id: events,
          },
        });
      }
    }
    if (scripted.close !== undefined) {
      socket.close(scripted.close);
    }
  }

  function hear(chunk: string, current: ConversationRules): void {
    const before = Math.floor(conversation.audioBytes / HEARD_BYTES);
    conversation.audioBytes += Buffer.byteLength(chunk, 'base64');
    const after = Math.floor(conversation.audioBytes / HEARD_BYTES);
    const words = after > before ? manners.heard[before] : undefined;
    if (words !== undefined) {
      send({
        type: 'user_transcript',
        user_transcription_event: { user_transcript: words, event_id: ++events },
      });
      void answer(words, current);
    }
  }

  function callTool(tool_name: string): Promise<void> {
    const tool_call_id = newId('');
    send({
      type: 'client_tool_call',
      client_tool_call: { tool_name, tool_call_id, parameters: {}, event_id: ++events },
    });
    return new Promise((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (at(parseFrame(data.toString()), 'tool_call_id') === tool_call_id) {
          resolve();
        }
      });
    });
  }

  socket.on('message', (data: Buffer) => {
    const frame = parseFrame(data.toString());
    if (frame === null) {
      socket.close(1008, 'Invalid message received');
      return;
    }
    const { type, user_audio_chunk: chunk } = frame;
    if (rules !== null && typeof chunk === 'string') {
      hear(chunk, rules);
      return;
    }
    conversation.received.push(frame);
    if (rules === null) {
      if (type === 'conversation_initiation_client_data') {
        begin(frame);
      } else {
        socket.close(1008, 'The first message must initiate the conversation');
      }
    } else if (type === 'pong') {
      unanswered = frame['event_id'] === unanswered ? null : unanswered;
    } else if (type === 'user_message' && typeof frame['text'] === 'string') {
      void answer(frame['text'], rules);
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', (code) => {
    clearInterval(pinging);
    conversation.status = 'done';
    conversation.closeCode = code;
  });
}
