import type { JsonObject } from './world.ts';

/** How the agent of a stand-in answers something; plain text is an answer without peculiarities. */
export type StandInAnswer =
  | string
  | {
      readonly text?: string;
      /** Milliseconds before the answer begins. */
      readonly delayMs?: number;
      /** What the agent turns out to have said, because it was interrupted. */
      readonly correction?: string;
      /** A tool that the agent calls first; it waits for the result. */
      readonly toolCall?: string;
      /** Frames in place of an answer: JSON, or text as it is. */
      readonly frames?: readonly (JsonObject | string)[];
      /** Never answers. */
      readonly silent?: boolean;
      /** Closes the socket, after what else there is. */
      readonly close?: number;
    };

/** Frames of an answer, in order. */
export interface AnswerFramesOptions {
  readonly eventId: number;
  readonly textOnly: boolean;
  readonly audioFormat: string;
  /** Types of frames that the agent's configuration asks for. */
  readonly clientEvents: ReadonlySet<string>;
}

const SECONDS_PER_CHARACTER = 0.06;
const CHUNK_SECONDS = 0.25;

/** The frames in which an agent says a text, as the service sends them. */
export function answerFrames(text: string, options: AnswerFramesOptions): readonly JsonObject[] {
  const { eventId: event_id, textOnly, clientEvents } = options;
  const part = (type: string, delta: string): JsonObject => ({
    type: 'agent_chat_response_part',
    text_response_part: { type, text: delta, event_id },
  });
  const words = text.match(/\S+\s*/g) ?? [];
  const parts = [part('start', ''), ...words.map((word) => part('delta', word)), part('stop', '')];
  // Seen in text-only conversations: one whole response for each paragraph, after its parts.
  const paragraphs = textOnly ? text.split(/\n{2,}/) : [text];
  const responses = paragraphs.map((agent_response) => ({
    type: 'agent_response',
    agent_response_event: { agent_response, event_id },
  }));
  const complete = {
    type: 'agent_response_complete',
    agent_response_complete_event: { event_id },
  };
  const audio = textOnly ? [] : audioFrames(text, options);
  return [...(textOnly ? parts : []), ...responses, ...audio, complete].filter(({ type }) =>
    clientEvents.has(String(type)),
  );
}

function audioFrames(
  text: string,
  { eventId: event_id, audioFormat }: AnswerFramesOptions,
): readonly JsonObject[] {
  const [codec = 'pcm', rate = '16000'] = audioFormat.split('_');
  const bytesPerSecond = Number(rate) * (codec === 'pcm' ? 2 : 1);
  const count = Math.max(1, Math.round(([...text].length * SECONDS_PER_CHARACTER) / CHUNK_SECONDS));
  const silence = Buffer.alloc(bytesPerSecond * CHUNK_SECONDS, codec === 'pcm' ? 0 : 0xff);
  return Array.from({ length: count }, (_, i) => ({
    type: 'audio',
    audio_event: {
      audio_base_64: silence.toString('base64'),
      event_id,
      is_final: i === count - 1,
    },
  }));
}
