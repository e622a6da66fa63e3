import { SESSION_LIMITS } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Talk } from '../agents-cloud/conversations.ts';
import type { SessionRecord } from './session-record.ts';
import {
  addTalk,
  APPEARS_MS,
  beginVoice,
  closeVoice,
  GIVE_UP_MS,
  isVoicePending,
} from './voice.ts';

const BEGUN = new Date('2026-03-01T10:00:00.000Z');
const later = (ms: number) => new Date(BEGUN.getTime() + ms);

const open: SessionRecord = {
  session_id: '00000000-0000-4000-8000-000000000001',
  patient_id: 'A1',
  agent_id: 'a',
  agent_name: 'Agent',
  created_at: BEGUN.toISOString(),
  ended_at: null,
  message_count: 0,
  first_message_at: null,
  last_message_at: null,
  turn_owner: null,
  turn_until: null,
  settle_due_at: null,
};
const begun = beginVoice(open, 'platform-agent', BEGUN);

const anyTalk: fc.Arbitrary<Talk> = fc.record({
  id: fc.uuid(),
  startedAt: fc.integer({ min: -20_000, max: 60_000 }).map(later),
  finished: fc.boolean(),
  utterances: fc
    .array(
      fc.record({
        role: fc.constantFrom('patient' as const, 'agent' as const),
        content: fc.oneof(fc.string(), fc.constantFrom('', ' ', 'May I swim?')),
        afterSeconds: fc.nat(600),
      }),
      { maxLength: 12 },
    )
    .map((all) => all.toSorted((a, b) => a.afterSeconds - b.afterSeconds)),
});
const NOW = later(20 * 60_000);

describe('addTalk', () => {
  it('keeps every word that is one, in order and in time, at the places that follow', () => {
    fc.assert(
      fc.property(anyTalk, fc.nat(SESSION_LIMITS.messages), (talk, count) => {
        const session = { ...begun, message_count: count };
        const added = addTalk(session, talk, NOW);
        const said = talk.utterances.filter(({ content }) => content.trim() !== '');
        const kept = said.slice(0, SESSION_LIMITS.messages - count);
        expect(added?.messages.map(({ role, content }) => ({ role, content }))).toEqual(
          kept.map(({ role, content }) => ({ role, content })),
        );
        expect(added?.messages.map(({ sequence }) => sequence)).toEqual(
          kept.map((_, place) => count + place),
        );
        const times = added?.messages.map(({ timestamp }) => timestamp) ?? [];
        expect(times).toEqual(times.toSorted());
        expect(added?.session.message_count).toBe(count + kept.length);
        expect(added?.session.message_count).toBeLessThanOrEqual(SESSION_LIMITS.messages);
      }),
    );
  });

  it('adds a talk once', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const added = addTalk(begun, talk, NOW);
        expect(added && addTalk(added.session, talk, NOW)).toBeNull();
      }),
    );
  });

  it('waits while a message waits for its answer, and leaves a saved conversation alone', () => {
    const talk: Talk = { id: 't', startedAt: BEGUN, finished: true, utterances: [] };
    const busy = { ...begun, turn_owner: 'o', turn_until: later(60_000).toISOString() };
    expect(addTalk(busy, talk, later(1_000))).toBeNull();
    expect(addTalk(busy, talk, later(61_000))).not.toBeNull();
    const saved = { ...begun, ended_at: BEGUN.toISOString(), settle_due_at: null };
    expect(addTalk(saved, talk, NOW)).toBeNull();
  });

  it('marks a last word that got no answer, and no other', () => {
    const utterances = ['One?', 'Two?'].map((content, afterSeconds) => ({
      role: 'patient' as const,
      content,
      afterSeconds,
    }));
    const talk: Talk = { id: 't', startedAt: BEGUN, finished: true, utterances };
    expect(addTalk(begun, talk, NOW)?.messages.map(({ failed }) => failed)).toEqual([false, true]);
  });
});

describe('isVoicePending', () => {
  it('waits for a talk that goes on or is not there yet, and never for ever', () => {
    fc.assert(
      fc.property(fc.array(anyTalk, { maxLength: 3 }), fc.nat(2 * GIVE_UP_MS), (talks, sinceMs) => {
        const pending = isVoicePending(begun, talks, later(sinceMs));
        if (sinceMs >= GIVE_UP_MS) {
          expect(pending).toBe(false);
        } else if (talks.length > 0) {
          // None of them is among the messages.
          expect(pending).toBe(true);
        } else {
          expect(pending).toBe(sinceMs < APPEARS_MS);
        }
      }),
    );
  });

  it('waits for nothing once all that is finished is among the messages', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const finished = { ...talk, finished: true };
        const added = addTalk(begun, finished, NOW);
        expect(added && isVoicePending(added.session, [finished], NOW)).toBe(false);
        expect(isVoicePending(open, [finished], NOW)).toBe(false);
      }),
    );
  });
});

describe('closeVoice', () => {
  it('closes the talk that was begun then, and not a later one', () => {
    expect(closeVoice(begun, BEGUN.toISOString())?.voice).toBeNull();
    const again = beginVoice(begun, 'platform-agent', later(1_000));
    expect(closeVoice(again, BEGUN.toISOString())).toBeNull();
  });
});
