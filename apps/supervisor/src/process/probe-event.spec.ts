import { describe, expect, it } from 'vitest';
import { POLICY } from '../machine/policy.ts';
import { probeEvent } from './probe-event.ts';

const IN_TIME = { dueMs: 0, endedMs: 10 };
const MUCH_LATER = { dueMs: 0, endedMs: 60_000 };
const REFUSED = { ok: false, reason: 'ECONNREFUSED' } as const;

describe('probeEvent', () => {
  it('takes a good answer for one, however late', () => {
    expect(probeEvent({ ok: true }, MUCH_LATER, POLICY)).toEqual({ type: 'probeOk' });
  });

  it('#31 takes a failure for nothing when the supervisor stood still meanwhile', () => {
    expect(probeEvent(REFUSED, IN_TIME, POLICY)).toMatchObject({ inconclusive: false });
    expect(probeEvent(REFUSED, MUCH_LATER, POLICY)).toMatchObject({ inconclusive: true });
  });

  it('#20 takes a failure of our own for nothing', () => {
    const verdict = { ...REFUSED, reason: 'EMFILE', inconclusive: true };
    expect(probeEvent(verdict, IN_TIME, POLICY)).toMatchObject({ inconclusive: true });
  });

  it('#08 tells a bad answer from none', () => {
    const verdict = { ...REFUSED, reason: 'answered 500', answered: true };
    expect(probeEvent(verdict, IN_TIME, POLICY)).toMatchObject({ answered: true });
    expect(probeEvent(REFUSED, IN_TIME, POLICY)).toMatchObject({ answered: false });
  });
});
