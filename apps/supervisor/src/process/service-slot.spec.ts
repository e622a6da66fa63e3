import type { ServiceMessage } from '@elevendops/health';
import { describe, expect, it } from 'vitest';
import { POLICY } from '../machine/policy.ts';
import type { ServiceEvent } from '../machine/service.ts';
import { createServiceSlot, type ServiceSlot } from './service-slot.ts';
import type { ProbeVerdict, ProcessListener, World } from './world.ts';

/** A slot in a world in which time stands still until the test moves it. */
function createSlot(): {
  readonly slot: ServiceSlot;
  readonly told: ServiceEvent[];
  readonly kills: readonly number[];
  say(message: ServiceMessage): void;
  pass(ms: number): void;
  answer(verdict: ProbeVerdict): Promise<void>;
  end(): void;
} {
  let nowMs = 0;
  const timers = new Set<{ readonly dueMs: number; readonly callback: () => void }>();
  const questions: ((verdict: ProbeVerdict) => void)[] = [];
  const told: ServiceEvent[] = [];
  const kills: number[] = [];
  let listener: ProcessListener | undefined;
  const world: World = {
    clock: {
      monotonicMs: () => nowMs,
      wallTime: () => '',
      soon: (callback) => {
        callback();
      },
      after(ms, callback) {
        const timer = { dueMs: nowMs + ms, callback };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
    random: () => 0.5,
    launch(_name, of) {
      listener = of;
      return {
        instance: 'this-one',
        pid: 4711,
        send: () => undefined,
        terminate: () => undefined,
        killGroup: () => kills.push(nowMs),
        logged: Promise.resolve(),
      };
    },
    probe: () => new Promise((resolve) => questions.push(resolve)),
    report: () => undefined,
    announceReady: () => undefined,
    reportTogether: () => undefined,
    reportEscapees: () => undefined,
    endEscapees: () => undefined,
  };
  const slot = createServiceSlot('api', {
    world,
    policy: POLICY,
    tell: (_incarnation, event) => told.push(event),
    takeEnd: (_end, handle) => {
      handle();
    },
  });
  return {
    slot,
    told,
    kills,
    say: (message) => listener?.onMessage(message),
    pass(ms) {
      nowMs += ms;
      for (const timer of [...timers].filter(({ dueMs }) => dueMs <= nowMs)) {
        timers.delete(timer);
        timer.callback();
      }
    },
    end() {
      listener?.onEnd({ kind: 'signal', signal: 'SIGKILL' });
    },
    async answer(verdict) {
      questions.splice(0).forEach((resolve) => {
        resolve(verdict);
      });
      await Promise.resolve();
    },
  };
}

const WATCH = { type: 'probe', purpose: 'watch', afterMs: POLICY.probePeriodMs } as const;

describe('createServiceSlot', () => {
  it('hears only messages that carry the name of the incarnation', () => {
    const { slot, told, say } = createSlot();
    slot.perform({ type: 'spawn', incarnation: 1 });
    say({ type: 'ready', instance: 'another', port: 8000 });
    expect(told).toEqual([]);
    say({ type: 'ready', instance: 'this-one', port: null });
    say({ type: 'listening', instance: 'this-one', port: 8000 });
    expect(told).toEqual([{ type: 'loaded' }, { type: 'listening' }]);
  });

  it('#06 probes in a steady rhythm, however long a probe takes', async () => {
    const { slot, told, pass, answer } = createSlot();
    slot.perform({ ...WATCH, afterMs: 0 });
    pass(0);
    pass(POLICY.probeTimeoutMs);
    await answer({ ok: false, reason: 'timeout' });
    slot.perform(WATCH);
    pass(0);
    await answer({ ok: true });
    expect(told.map(({ type }) => type)).toEqual(['probeFail', 'probeOk']);
  });

  it('#31 calls a failure inconclusive when the supervisor stood still meanwhile', async () => {
    const { slot, told, pass, answer } = createSlot();
    slot.perform({ ...WATCH, afterMs: 0 });
    pass(60_000);
    await answer({ ok: false, reason: 'ECONNREFUSED' });
    slot.perform(WATCH);
    pass(POLICY.probePeriodMs);
    await answer({ ok: false, reason: 'ECONNREFUSED' });
    expect(told).toEqual([
      { type: 'probeFail', reason: 'ECONNREFUSED', answered: false, inconclusive: true },
      { type: 'probeFail', reason: 'ECONNREFUSED', answered: false, inconclusive: false },
    ]);
  });

  it('tells nothing of a probe or a deadline that was called off', async () => {
    const { slot, told, pass, answer } = createSlot();
    slot.perform({ ...WATCH, afterMs: 0 });
    slot.perform({ type: 'deadline', afterMs: 100 });
    pass(0);
    slot.perform({ type: 'cancelTimers' });
    await answer({ ok: true });
    pass(100);
    expect(told).toEqual([]);
  });

  it('waits, when it kills, until the process has ended', async () => {
    const { slot, kills, end } = createSlot();
    await slot.kill();
    slot.perform({ type: 'spawn', incarnation: 1 });
    let isOver = false;
    const killed = slot.kill().then(() => {
      isOver = true;
    });
    await Promise.resolve();
    expect([kills.length, isOver]).toEqual([1, false]);
    end();
    await killed;
  });
});
