import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../upstream/index.ts';
import { parseServerEvent } from './server-event.ts';

const FRAME_TYPES = [
  'conversation_initiation_metadata',
  'ping',
  'agent_chat_response_part',
  'agent_response',
  'agent_response_correction',
  'audio',
  'interruption',
  'agent_response_complete',
  'client_tool_call',
  'error',
  'vad_score',
];

/** JSON that looks like a frame to any degree. */
const almostFrame = fc
  .tuple(fc.constantFrom(...FRAME_TYPES), fc.jsonValue(), fc.jsonValue())
  .map(([type, body, other]) => ({
    type,
    [`${type}_event`]: body,
    text_response_part: other,
    client_tool_call: body,
  }));

const parse = (frame: unknown) => parseServerEvent(JSON.stringify(frame));

describe('parseServerEvent', () => {
  it('gives an event or throws UpstreamError, whatever the frame', () => {
    const frames = fc.oneof(
      fc.string(),
      fc.json(),
      almostFrame.map((frame) => JSON.stringify(frame)),
    );
    fc.assert(
      fc.property(frames, (data) => {
        try {
          expect(typeof parseServerEvent(data).type).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(UpstreamError);
          expect(error).toMatchObject({ failure: 'error' });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what an agent says exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, event_id) => {
        const agent_response_event = { agent_response: text, event_id };
        expect(parse({ type: 'agent_response', agent_response_event })).toEqual({
          type: 'response',
          text,
          eventId: event_id,
        });
        const text_response_part = { type: 'delta', text, event_id };
        expect(parse({ type: 'agent_chat_response_part', text_response_part })).toEqual({
          type: 'part',
          part: 'delta',
          text,
          eventId: event_id,
        });
      }),
    );
  });

  it('decodes sound to the byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), fc.boolean(), (bytes, event_id, is_final) => {
        const audio_base_64 = Buffer.from(bytes).toString('base64');
        const event = parse({ type: 'audio', audio_event: { audio_base_64, event_id, is_final } });
        expect(event).toMatchObject({ type: 'audio', isFinal: is_final, eventId: event_id });
        expect('bytes' in event && Buffer.compare(event.bytes, bytes)).toBe(0);
      }),
    );
  });

  it.each([
    [
      { type: 'ping', ping_event: { event_id: 7, ping_ms: 3 } },
      { type: 'ping', eventId: 7 },
    ],
    [
      {
        type: 'conversation_initiation_metadata',
        conversation_initiation_metadata_event: {
          conversation_id: 'c',
          agent_output_audio_format: 'pcm_16000',
        },
      },
      { type: 'metadata', conversationId: 'c', audioFormat: 'pcm_16000' },
    ],
    [
      {
        type: 'agent_response_correction',
        agent_response_correction_event: {
          original_agent_response: 'Hello there',
          corrected_agent_response: 'Hello...',
        },
      },
      { type: 'correction', original: 'Hello there', text: 'Hello...' },
    ],
    [
      { type: 'interruption', interruption_event: { event_id: 3 } },
      { type: 'interruption', eventId: 3 },
    ],
    [{ type: 'agent_response_complete' }, { type: 'complete', eventId: 0 }],
    [
      { type: 'client_tool_call', client_tool_call: { tool_name: 't', tool_call_id: 'i' } },
      { type: 'tool-call', toolCallId: 'i' },
    ],
    [
      { type: 'error', error_event: { code: 1008, message: 'no' } },
      { type: 'error', closeCode: 1008 },
    ],
    [{ type: 'something_new', value: 1 }, { type: 'other' }],
  ])('reads %j', (frame, event) => {
    expect(parse(frame)).toEqual(event);
  });
});
