import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../upstream/index.ts';
import {
  advance,
  hasText,
  newTurn,
  pauseBeforeReply,
  replyOf,
  type ReplyTurn,
} from './reply-turn.ts';
import type { ServerEvent } from './server-event.ts';

const play = (events: readonly ServerEvent[], turn = newTurn()): ReplyTurn =>
  events.reduce(advance, turn);
const response = (text: string, eventId = 5): ServerEvent => ({ type: 'response', text, eventId });
const part = (kind: 'start' | 'delta' | 'stop', text = '', eventId = 5): ServerEvent => ({
  type: 'part',
  part: kind,
  text,
  eventId,
});
const audio = (byte: number, eventId = 5, isFinal = false): ServerEvent => ({
  type: 'audio',
  bytes: Uint8Array.of(byte, byte),
  isFinal,
  eventId,
});
const text = { textOnly: true, audioFormat: 'pcm_16000' };
const voice = { textOnly: false, audioFormat: 'pcm_16000' };
const soundOf = (turn: ReplyTurn) => [...(replyOf(turn, voice).audio?.bytes.subarray(44) ?? [])];

const word = fc.string({ unit: 'grapheme', maxLength: 12 });
const anyEvent: fc.Arbitrary<ServerEvent> = fc.oneof(
  word.map((said) => response(said)),
  fc.tuple(fc.constantFrom('start', 'delta', 'stop'), word).map(([kind, said]) => part(kind, said)),
  fc.tuple(fc.nat(255), fc.nat(9), fc.boolean()).map((given) => audio(...given)),
  fc.record({ type: fc.constant('interruption'), eventId: fc.nat(9) }),
  fc.record({ type: fc.constant('correction'), original: word, text: word }),
  fc.record({ type: fc.constant('complete'), eventId: fc.nat(9) }),
  fc.constant<ServerEvent>({ type: 'other' }),
);

describe('a turn', () => {
  it('is never done before the agent has said something, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), fc.boolean(), (events, textOnly) => {
        const turn = play(events);
        const pause = pauseBeforeReply(turn, textOnly);
        expect(pause === null).toBe(!hasText(turn));
        if (pause !== null) {
          expect(replyOf(turn, text).text.trim()).not.toBe('');
        }
      }),
    );
  });

  it('gives the pieces of a text joined, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const turn = play([
          part('start'),
          ...words.map((said) => part('delta', said)),
          part('stop'),
        ]);
        expect(replyOf(turn, text).text).toBe(words.join('').trim());
      }),
    );
  });

  it('takes the pieces rather than the paragraphs that repeat them', () => {
    const turn = play([
      part('start'),
      part('delta', '**One.**\n\nTwo.'),
      part('stop'),
      response('One.'),
      response('Two.'),
    ]);
    expect(replyOf(turn, text).text).toBe('**One.**\n\nTwo.');
  });

  it('joins paragraphs where there are no pieces', () => {
    expect(replyOf(play([response('One.'), response('Two.')]), text).text).toBe('One.\n\nTwo.');
  });

  it('does not end in the middle of a text', () => {
    expect(pauseBeforeReply(play([part('start'), part('delta', 'One')]), true)).toBeNull();
    expect(pauseBeforeReply(play([part('start'), part('delta', 'One'), part('stop')]), true)).toBe(
      400,
    );
  });

  it('ends at once when the platform says so, but with sound only when there is some', () => {
    const complete: ServerEvent = { type: 'complete', eventId: 5 };
    const said = play([response('One.'), complete]);
    expect(pauseBeforeReply(said, true)).toBe(0);
    expect(pauseBeforeReply(said, false)).toBeGreaterThan(0);
    expect(pauseBeforeReply(play([audio(1)], said), false)).toBe(0);
    expect(pauseBeforeReply(play([response('One.'), audio(1, 5, true)]), false)).toBe(0);
    expect(pauseBeforeReply(play([response('One.'), audio(1)]), false)).toBe(1_000);
  });

  it('leaves out sound that was interrupted', () => {
    const interruption: ServerEvent = { type: 'interruption', eventId: 5 };
    const turn = play([audio(1), interruption, audio(2), response('One.'), audio(3, 6)]);
    expect(soundOf(turn)).toEqual([1, 1, 3, 3]);
  });

  it('says what the agent turns out to have said', () => {
    const correction: ServerEvent = { type: 'correction', original: 'One. Two.', text: 'One...' };
    expect(replyOf(play([response('One. Two.'), correction]), text).text).toBe('One...');
    expect(replyOf(play([correction, response('Other.')]), text).text).toBe('Other.');
  });

  it('does not take what comes late for the answer to the next question', () => {
    const first = play([part('start'), part('delta', 'One.\n\nTwo.'), part('stop'), audio(1)]);
    const late = [response('One.'), response('Two.'), audio(2), part('stop')];
    const second = play(late, newTurn(first));
    expect(hasText(second)).toBe(false);
    const answered = play([response('Three.', 6), audio(3, 6)], second);
    expect(replyOf(answered, text).text).toBe('Three.');
    expect(soundOf(answered)).toEqual([3, 3]);
    expect(hasText(play(late, newTurn(newTurn(first))))).toBe(false);
  });

  it('understands a platform that numbers nothing', () => {
    const first = play([response('One.', 0)]);
    const second = play([response('Two.', 0)], newTurn(first));
    expect(replyOf(second, text).text).toBe('Two.');
  });

  it('is bounded', () => {
    const endless = Array.from({ length: 11 }, () => part('delta', 'x'.repeat(10_000)));
    expect(() => play(endless)).toThrow(UpstreamError);
    const noise: ServerEvent = {
      type: 'audio',
      bytes: new Uint8Array(17 * 1024 * 1024),
      isFinal: false,
      eventId: 1,
    };
    expect(() => play([noise, noise])).toThrow(UpstreamError);
  });
});
