import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVoiceReply, renderVoiceRequest } from './voice-message.ts';

describe('parseVoiceReply', () => {
  it('reads every reply, and drops what it does not know', () => {
    const reply = fc.oneof(
      fc.record({ type: fc.constant('speech'), id: fc.string(), mp3: fc.base64String() }),
      fc.record({
        type: fc.constant('failed'),
        id: fc.option(fc.string()),
        reason: fc.string({ unit: 'binary' }),
      }),
    );
    fc.assert(
      fc.property(reply, fc.dictionary(fc.stringMatching(/^x\w*$/), fc.jsonValue()), (it, more) => {
        expect(parseVoiceReply(JSON.stringify({ ...more, ...it }))).toEqual(it);
      }),
    );
  });

  it('gives null for every other line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
        expect(parseVoiceReply(line)).toBeNull();
      }),
    );
  });
});

describe('renderVoiceRequest', () => {
  it('writes one line, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = renderVoiceRequest({
          type: 'speak',
          id: 'r1',
          voice: { variant: 'f2', pitch: 50, rate: 165 },
          parts: [{ text, language: 'en' }],
        });
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(JSON.parse(line)).toMatchObject({ parts: [{ text }] });
      }),
    );
  });
});
