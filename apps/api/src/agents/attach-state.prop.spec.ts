import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attachClaimed,
  attachDone,
  attachFailed,
  attachWanted,
  newAttachState,
  type AttachState,
} from './attach-state.ts';

const LEASE_MS = 30_000;

type Step =
  | { readonly kind: 'want' }
  | { readonly kind: 'claim' | 'done' | 'fail'; readonly owner: string }
  | { readonly kind: 'wait'; readonly ms: number };

const owner = fc.constantFrom('a', 'b');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ kind: 'want' as const }),
  fc.record({ kind: fc.constantFrom('claim' as const, 'done' as const, 'fail' as const), owner }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 2 * LEASE_MS }) }),
);

/** Runs steps as workers take them; each remembers what it claimed. */
function run(steps: readonly Step[]) {
  let now = new Date('2026-01-01T00:00:00Z');
  let state: AttachState = newAttachState([], now);
  let wanted = 1;
  let given = 0;
  const claims = new Map<string, { revision: number; until: number }>();
  for (const one of steps) {
    if (one.kind === 'wait') {
      now = new Date(now.getTime() + one.ms);
    } else if (one.kind === 'want') {
      state = attachWanted(state, now);
      wanted += 1;
    } else if (one.kind === 'claim') {
      const next = attachClaimed(state, { owner: one.owner, now, durationMs: LEASE_MS });
      if (next !== null) {
        const others = [...claims].filter(([name]) => name !== one.owner);
        expect(others.every(([, claim]) => claim.until <= now.getTime())).toBe(true);
        state = next;
        claims.clear();
        claims.set(one.owner, { revision: wanted, until: now.getTime() + LEASE_MS });
      }
    } else {
      const claim = claims.get(one.owner);
      const result = { owner: one.owner, now, revision: claim?.revision ?? 0 };
      const next =
        one.kind === 'done'
          ? attachDone(state, {
              ...result,
              attached: [{ documentId: String(result.revision), name: '' }],
            })
          : attachFailed(state, result);
      expect(next === null).toBe(claim === undefined);
      if (next !== null && claim !== undefined) {
        state = next;
        given = one.kind === 'done' ? claim.revision : given;
        claims.delete(one.owner);
      }
    }
  }
  return { state, now, wanted, given };
}

describe('the attach state', () => {
  it('never lets two hold an agent, and never forgets that something is to be done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { state, wanted, given } = run(steps);
        if (state.attach_due_at === null) {
          expect(given).toBe(wanted);
          expect(state.attached_document_ids).toEqual([String(wanted)]);
        }
      }),
    );
  });

  it('is brought to its end by one worker from wherever it is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { state, now } = run(steps);
        const later = new Date(now.getTime() + 3_600_000);
        const claimed = attachClaimed(state, { owner: 'c', now: later, durationMs: LEASE_MS });
        expect(claimed === null).toBe(state.attach_due_at === null);
        const done =
          claimed &&
          attachDone(claimed, {
            owner: 'c',
            now: later,
            revision: claimed.attach_revision,
            attached: [],
          });
        expect((done ?? state).attach_due_at).toBeNull();
      }),
    );
  });

  it('waits longer after each failure, and never longer than ten minutes', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    let state = newAttachState([], now);
    let last = 0;
    for (let failure = 0; failure < 30; failure += 1) {
      const claimed = attachClaimed(
        { ...state, attach_due_at: now.toISOString() },
        { owner: 'a', now, durationMs: 1 },
      );
      state = (claimed && attachFailed(claimed, { owner: 'a', now, revision: 1 })) ?? state;
      const pause = Date.parse(state.attach_due_at ?? '') - now.getTime();
      expect(pause).toBeGreaterThanOrEqual(last);
      expect(pause).toBeLessThanOrEqual(600_000);
      last = pause;
    }
    expect(last).toBe(600_000);
  });
});
