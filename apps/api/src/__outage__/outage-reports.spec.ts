import { describe, expect, it } from 'vitest';
import { problemsOf, type LoadReply } from './load-report.ts';
import { reconcile, type Written } from './reconcile.ts';

const one: Written = {
  id: 'id',
  name: 'n',
  told: 1,
  tried: 2,
  isDeleted: false,
  mayBeDeleted: false,
};
const listed = (version: number, id = 'id') => ({ knowledge_id: id, disease_name: `n/${version}` });

describe('reconcile', () => {
  it('accepts what was acknowledged, and what may have happened after it', () => {
    expect(reconcile([one], [listed(1)])).toEqual([]);
    expect(reconcile([one], [listed(2)])).toEqual([]);
    expect(reconcile([{ ...one, id: null }], [])).toEqual([]);
    expect(reconcile([{ ...one, mayBeDeleted: true }], [])).toEqual([]);
  });

  it.each([
    ['gone', one, []],
    ['2 times', one, [listed(1), listed(1, 'other')]],
    ['version 0, told 1', one, [listed(0)]],
    ['version 3, told 1', one, [listed(3)]],
    ['another id', one, [listed(1, 'other')]],
    ['deleted and is there', { ...one, isDeleted: true, mayBeDeleted: true }, [listed(1)]],
    ['never written', one, [listed(1), { knowledge_id: 'x', disease_name: 'x/0' }]],
  ])('finds what is %s', (problem, written, found) => {
    expect(reconcile([written], found)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('problemsOf', () => {
  const reply: LoadReply = {
    action: 'read',
    status: 503,
    retryAfter: '1',
    askedAtMs: 1_000,
    tookMs: 100,
    problem: null,
  };
  const limits = { replyWithinMs: 3_500, recoverWithinMs: 3_000 };
  const problems = (changes: Partial<LoadReply>, fromMs = 900, toMs = 2_000) =>
    problemsOf([{ ...reply, ...changes }], [{ fromMs, toMs }], limits);

  it('excuses a 503 in the outage and for the time of recovery, and nothing else', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ askedAtMs: 4_999 })).toEqual([]);
    expect(problems({ askedAtMs: 5_001 })).toHaveLength(1);
    expect(problems({ askedAtMs: 100 })).toHaveLength(1);
    expect(problems({ retryAfter: null })).toEqual([expect.stringContaining('Retry-After')]);
    expect(problems({ tookMs: 3_501 })).toEqual([expect.stringContaining('took 3501 ms')]);
    expect(problems({ status: 500, problem: '500' })).toHaveLength(1);
  });
});
