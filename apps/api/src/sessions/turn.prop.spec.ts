import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SessionBusyError, SessionEndedError } from './session-errors.ts';
import type { MessageRecord, SessionRecord } from './session-record.ts';
import {
  abandonTurn,
  beginTurn,
  durationSeconds,
  endIdleSession,
  endSession,
  finishTurn,
  IDLE_MS,
  TURN_MS,
} from './turn.ts';

const START = new Date('2026-01-01T00:00:00Z');

const fresh: SessionRecord = {
  session_id: 's',
  patient_id: 'P1',
  agent_id: 'a',
  agent_name: 'Agent',
  created_at: START.toISOString(),
  ended_at: null,
  message_count: 0,
  first_message_at: null,
  last_message_at: null,
  turn_owner: null,
  turn_until: null,
  settle_due_at: new Date(START.getTime() + IDLE_MS).toISOString(),
};

type Step =
  | { readonly kind: 'say'; readonly owner: string; readonly content: string }
  | { readonly kind: 'answer' | 'fail'; readonly owner: string }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'end' };

const owner = fc.constantFrom('a', 'b', 'c');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      owner,
      content: fc.constantFrom('x', 'y'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('answer' as const, 'fail' as const), owner }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.integer({ min: 1, max: 2 * TURN_MS }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'end' as const }) },
);

/** Runs steps against a list of messages, as the repository does. */
function run(steps: readonly Step[]) {
  let session = fresh;
  let now = START;
  const messages: MessageRecord[] = [];
  let answers = 0;
  for (const one of steps) {
    try {
      if (one.kind === 'wait') {
        now = new Date(now.getTime() + one.ms);
      } else if (one.kind === 'end') {
        session = endSession(session, now) ?? session;
      } else if (one.kind === 'say') {
        const begun = beginTurn(session, messages.at(-1) ?? null, { ...one, now });
        if (begun !== null) {
          session = begun.session;
          messages[begun.message.sequence] = begun.message;
        }
      } else if (one.kind === 'answer') {
        const sequence = session.message_count;
        session = finishTurn(session, one.owner, now);
        answers += 1;
        messages[sequence] = {
          session_id: 's',
          sequence,
          role: 'agent',
          content: 'z',
          timestamp: now.toISOString(),
          failed: false,
          audio_key: null,
          audio_bytes: 0,
        };
      } else {
        session = abandonTurn(session, one.owner) ?? session;
      }
    } catch (error) {
      expect(error instanceof SessionEndedError || error instanceof SessionBusyError).toBe(true);
      expect(error instanceof SessionEndedError).toBe(session.ended_at !== null);
    }
  }
  return { session, messages, now, answers };
}

describe('the turns of a session', () => {
  it('leave no gap between messages, and put every answer right after a message of the patient', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { session, messages, answers } = run(steps);
        expect(messages.map((message) => message.sequence)).toEqual([...messages.keys()]);
        expect(session.message_count).toBe(messages.length);
        expect(messages.filter(({ role }) => role === 'agent')).toHaveLength(answers);
        for (const [place, { role }] of messages.entries()) {
          expect(role === 'patient' || messages[place - 1]?.role === 'patient').toBe(true);
        }
      }),
    );
  });

  it('never keep the same words twice in a row, and always let somebody speak again in time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { session, messages, now } = run(steps);
        for (const [place, { role, content }] of messages.entries()) {
          const before = messages[place - 1];
          expect(before?.role === role && before.content === content).toBe(false);
        }
        if (session.ended_at === null) {
          const later = new Date(now.getTime() + TURN_MS);
          const last = messages.at(-1) ?? null;
          expect(beginTurn(session, last, { owner: 'd', content: 'w', now: later })).not.toBeNull();
        }
      }),
    );
  });

  it('are over half an hour after the last word, and not before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { session } = run(steps);
        fc.pre(session.ended_at === null);
        const last = Date.parse(session.last_message_at ?? session.created_at);
        expect(endIdleSession(session, new Date(last + IDLE_MS - 1))).toBeNull();
        const ended = endIdleSession(session, new Date(last + IDLE_MS));
        expect(ended?.ended_at).not.toBeNull();
        expect(ended?.settle_due_at === null).toBe(session.message_count === 0);
        expect(ended && endSession(ended, new Date(last + 2 * IDLE_MS))).toBeNull();
      }),
    );
  });

  it('end when the session is full', () => {
    const full = { ...fresh, message_count: 999 };
    expect(() => beginTurn(full, null, { owner: 'a', content: 'x', now: START })).toThrow(/full/);
  });

  it('take whole seconds', () => {
    const at = (ms: number) => new Date(START.getTime() + ms).toISOString();
    expect(durationSeconds({ first_message_at: at(0), last_message_at: at(1_999) })).toBe(1);
    expect(durationSeconds({ first_message_at: at(5), last_message_at: at(0) })).toBe(0);
    expect(durationSeconds(fresh)).toBe(0);
  });
});
