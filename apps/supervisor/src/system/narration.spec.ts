import { describe, expect, it } from 'vitest';
import type { End } from '../machine/end.ts';
import { NEW_SERVICE, type Service } from '../machine/service.ts';
import { narrate, narrateTogether } from './narration.ts';

function tell(before: Partial<Service>, after: Partial<Service>): string | null {
  const entry = narrate({
    name: 'api',
    before: { ...NEW_SERVICE, ...before },
    after: { ...NEW_SERVICE, ...before, ...after },
    nowMs: 1_000,
  });
  return entry === null ? null : `${entry.severity}: ${entry.message}`;
}

function tellStop(finalEnd: End, forced = false): string | null {
  return tell({ state: 'stopping', wanted: false }, { state: 'idle', finalEnd, forced });
}

describe('narrate', () => {
  it('#27 tells a drain, one that was cut short, a kill and a crash apart', () => {
    expect(tellStop({ kind: 'exit', code: 0 })).toBe('INFO: api stopped');
    expect(tellStop({ kind: 'exit', code: 1 })).toBe(
      'WARNING: api stopped, but had to cut connections',
    );
    expect(tellStop({ kind: 'signal', signal: 'SIGKILL' }, true)).toBe(
      'ERROR: api had to be killed (SIGKILL)',
    );
    expect(tellStop({ kind: 'exit', code: 70 })).toBe(
      'ERROR: api crashed while it was stopping (exit 70)',
    );
  });

  it('#48 tells once that a service cannot be heard any more', () => {
    const cutOff = { state: 'ready', isCutOff: true } as const;
    expect(tell({ state: 'ready' }, cutOff)).toMatch(/^WARNING: api gave up its line/);
    expect(tell(cutOff, cutOff)).toBeNull();
  });

  it('#08 tells a bad answer from none', () => {
    const failure = { state: 'unhealthy', lastProbeFailure: 'answered 500' } as const;
    expect(tell({ state: 'ready' }, { ...failure, answersBadly: true })).toBe(
      'WARNING: api answers badly (answered 500): no longer counted on',
    );
    expect(tell({ state: 'ready' }, { ...failure, lastProbeFailure: 'timeout' })).toBe(
      'WARNING: api does not answer (timeout): no longer counted on',
    );
  });

  it('says nothing where nothing changes', () => {
    expect(tell({ state: 'ready' }, { misses: 1 })).toBeNull();
  });
});

describe('narrateTogether', () => {
  it('#24 names all that ended, and how', () => {
    const killed = { kind: 'signal', signal: 'SIGKILL' } as const;
    const entry = narrateTogether([
      { name: 'api', end: killed },
      { name: 'ui-server', end: { kind: 'exit', code: 3 } },
    ]);
    expect(entry.message).toBe(
      'api and ui-server ended together (SIGKILL, exit 3): out of memory, or ended from outside?',
    );
  });
});
