import { z } from 'zod';
import { elevenLabsError } from '../../upstream/elevenlabs/index.ts';

/** A frame of the platform, as far as a conversation cares. */
export type ServerEvent =
  | {
      readonly type: 'metadata';
      readonly conversationId: string;
      readonly audioFormat: string;
    }
  | { readonly type: 'ping'; readonly eventId: number }
  /** A piece of an answer's text; text conversations get it in pieces. */
  | {
      readonly type: 'part';
      readonly part: 'start' | 'delta' | 'stop';
      readonly text: string;
      readonly eventId: number;
    }
  /** An answer, or a paragraph of it. */
  | { readonly type: 'response'; readonly text: string; readonly eventId: number }
  | { readonly type: 'correction'; readonly original: string; readonly text: string }
  | {
      readonly type: 'audio';
      readonly bytes: Uint8Array;
      readonly isFinal: boolean;
      readonly eventId: number;
    }
  /** What was to be spoken up to this event is not spoken any more. */
  | { readonly type: 'interruption'; readonly eventId: number }
  | { readonly type: 'complete'; readonly eventId: number }
  | { readonly type: 'tool-call'; readonly toolCallId: string }
  | { readonly type: 'error'; readonly closeCode: number }
  | { readonly type: 'other' };

const eventId = z.number().catch(0);

const frames = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('conversation_initiation_metadata'),
    conversation_initiation_metadata_event: z.object({
      conversation_id: z.string(),
      agent_output_audio_format: z.string().catch(''),
    }),
  }),
  z.object({ type: z.literal('ping'), ping_event: z.object({ event_id: z.number() }) }),
  z.object({
    type: z.literal('agent_chat_response_part'),
    text_response_part: z.object({
      type: z.enum(['start', 'delta', 'stop']),
      text: z.string().catch(''),
      event_id: eventId,
    }),
  }),
  z.object({
    type: z.literal('agent_response'),
    agent_response_event: z.object({ agent_response: z.string(), event_id: eventId }),
  }),
  z.object({
    type: z.literal('agent_response_correction'),
    agent_response_correction_event: z.object({
      original_agent_response: z.string(),
      corrected_agent_response: z.string(),
    }),
  }),
  z.object({
    type: z.literal('audio'),
    audio_event: z.object({
      audio_base_64: z.base64().catch(''),
      is_final: z.boolean().catch(false),
      event_id: eventId,
    }),
  }),
  z.object({
    type: z.literal('interruption'),
    interruption_event: z.object({ event_id: eventId }),
  }),
  z.object({
    type: z.literal('agent_response_complete'),
    agent_response_complete_event: z.object({ event_id: eventId }).catch({ event_id: 0 }),
  }),
  z.object({
    type: z.literal('client_tool_call'),
    client_tool_call: z.object({ tool_call_id: z.string() }),
  }),
  z.object({
    type: z.literal('error'),
    error_event: z.object({ code: z.number().catch(1011) }).catch({ code: 1011 }),
  }),
]);

const KNOWN_TYPES: ReadonlySet<unknown> = new Set(
  frames.options.map(({ shape }) => shape.type.value),
);

/**
 * Reads a frame. Kinds that a conversation does not need are `other`, also those that we do not know.
 *
 * @throws UpstreamError for what is no frame of the protocol
 */
export function parseServerEvent(data: string): ServerEvent {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw elevenLabsError('error');
  }
  const kind = z.object({ type: z.string() }).safeParse(value);
  if (!kind.success) {
    throw elevenLabsError('error');
  }
  if (!KNOWN_TYPES.has(kind.data.type)) {
    return { type: 'other' };
  }
  const frame = frames.safeParse(value);
  if (!frame.success) {
    throw elevenLabsError('error');
  }
  return toEvent(frame.data);
}

function toEvent(frame: z.infer<typeof frames>): ServerEvent {
  switch (frame.type) {
    case 'conversation_initiation_metadata': {
      const event = frame.conversation_initiation_metadata_event;
      return {
        type: 'metadata',
        conversationId: event.conversation_id,
        audioFormat: event.agent_output_audio_format,
      };
    }
    case 'ping':
      return { type: 'ping', eventId: frame.ping_event.event_id };
    case 'agent_chat_response_part': {
      const { type: part, text, event_id } = frame.text_response_part;
      return { type: 'part', part, text, eventId: event_id };
    }
    case 'agent_response': {
      const { agent_response: text, event_id } = frame.agent_response_event;
      return { type: 'response', text, eventId: event_id };
    }
    case 'agent_response_correction': {
      const event = frame.agent_response_correction_event;
      const { original_agent_response: original, corrected_agent_response: text } = event;
      return { type: 'correction', original, text };
    }
    case 'audio': {
      const { audio_base_64: encoded, is_final: isFinal, event_id } = frame.audio_event;
      return { type: 'audio', bytes: Buffer.from(encoded, 'base64'), isFinal, eventId: event_id };
    }
    case 'interruption':
      return { type: 'interruption', eventId: frame.interruption_event.event_id };
    case 'agent_response_complete':
      return { type: 'complete', eventId: frame.agent_response_complete_event.event_id };
    case 'client_tool_call':
      return { type: 'tool-call', toolCallId: frame.client_tool_call.tool_call_id };
    case 'error':
      return { type: 'error', closeCode: frame.error_event.code };
  }
}
