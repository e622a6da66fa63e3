import type { SessionMessage } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import {
  answerMissed,
  conversationLines,
  isAnswerUnderWay,
  messagesBefore,
  TURN_MS,
  type Outgoing,
} from './conversation-lines.ts';

const NOW = new Date('2026-05-10T12:00:00.000Z');
const said = (
  role: SessionMessage['role'],
  content: string,
  change: Partial<SessionMessage> = {},
): SessionMessage => ({ role, content, timestamp: NOW.toISOString(), failed: false, ...change });
const LOST = new ApiError('gone', { code: 'NETWORK_ERROR', retryable: true });
const outgoing = (text: string, after: number, error: ApiError | null = null): Outgoing => ({
  text,
  after,
  error,
  attempts: 1,
  sentAt: NOW.toISOString(),
});
const states = (...args: Parameters<typeof conversationLines>) =>
  conversationLines(...args).map(({ text, state }) => [text, state]);

describe('conversationLines', () => {
  it('never loses anything that was said, and says nothing twice', () => {
    const turn = fc.tuple(fc.string(), fc.string());
    fc.assert(
      fc.property(fc.array(turn), fc.string(), fc.boolean(), (turns, text, stored) => {
        const before = turns.flatMap(([q, a]) => [said('patient', q), said('agent', a)]);
        const messages = stored ? [...before, said('patient', text, { failed: true })] : before;
        const lines = conversationLines(messages, outgoing(text, before.length, LOST), NOW);
        expect(lines.map((line) => line.text)).toEqual([...turns.flat(), text]);
        expect(lines.at(-1)?.state).toBe('open');
      }),
    );
  });

  it('shows what is being sent as the last', () => {
    expect(states([said('patient', 'a'), said('agent', 'b')], outgoing('c', 2), NOW)).toEqual([
      ['a', 'said'],
      ['b', 'said'],
      ['c', 'sending'],
    ]);
  });

  it('lets the last message be sent again after a reload, not one before others', () => {
    const failed = { failed: true };
    const messages = [said('patient', 'a', failed), said('patient', 'b', failed)];
    expect(states(messages, null, NOW)).toEqual([
      ['a', 'unanswered'],
      ['b', 'open'],
    ]);
  });

  it('awaits the answer of a message that another tab has sent, for a minute', () => {
    const messages = [said('patient', 'a')];
    expect(states(messages, null, NOW)).toEqual([['a', 'sending']]);
    const later = new Date(NOW.getTime() + TURN_MS);
    expect(states(messages, null, later)).toEqual([['a', 'open']]);
    expect(isAnswerUnderWay(messages, later)).toBe(false);
  });
});

describe('answerMissed', () => {
  it('finds the answer to these words and to no others', () => {
    const messages = [
      said('patient', 'a'),
      said('agent', 'b'),
      said('patient', 'a'),
      said('agent', 'c'),
    ];
    expect(answerMissed(messages, { text: 'a', after: 2 })?.content).toBe('c');
    expect(answerMissed(messages, { text: 'x', after: 2 })).toBeNull();
    expect(answerMissed(messages, { text: 'a', after: 4 })).toBeNull();
    expect(answerMissed(messages.slice(0, 3), { text: 'a', after: 2 })).toBeNull();
  });
});

describe('messagesBefore', () => {
  it('counts the same words at the end as the message that is sent again', () => {
    expect(messagesBefore([said('agent', 'b'), said('patient', 'a')], 'a')).toBe(1);
    expect(messagesBefore([said('agent', 'b'), said('patient', 'a')], 'c')).toBe(2);
    expect(messagesBefore([said('patient', 'a'), said('agent', 'a')], 'a')).toBe(2);
  });
});
