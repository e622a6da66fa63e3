import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCheckRunner } from './check-runner.ts';
import { createHealthReport, createReadinessReport } from './create-report.ts';
import type { CheckResult, HealthCheck } from './health-check.ts';

const CANARY = 'canary-7391';

function check(run: HealthCheck['run'], name: HealthCheck['name'] = 'firestore'): HealthCheck {
  return { name, emulator: false, mock: true, run };
}

const works = (): Promise<void> => Promise.resolve();
const fails = (): Promise<void> => Promise.reject(new Error(`password ${CANARY}`));
/** Never answers, and does not listen to its signal. */
const hangs = (): Promise<void> => new Promise<void>(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createCheckRunner', () => {
  it('has a result for every check before any has run', () => {
    const runner = createCheckRunner([check(hangs), check(hangs, 'storage')]);
    expect(runner.results().map(({ name, healthy, error }) => [name, healthy, error])).toEqual([
      ['firestore', false, 'not checked yet'],
      ['storage', false, 'not checked yet'],
    ]);
  });

  it('runs all checks of a round side by side', async () => {
    const runner = createCheckRunner([check(works), check(fails, 'storage')]);
    await runner.runOnce();
    expect(runner.results()).toEqual([
      { name: 'firestore', emulator: false, mock: true, healthy: true, error: null },
      { name: 'storage', emulator: false, mock: true, healthy: false, error: 'unavailable' },
    ]);
  });

  it('takes a check that throws at once for one that failed', async () => {
    const runner = createCheckRunner([
      check(() => {
        throw new Error(CANARY);
      }),
    ]);
    await runner.runOnce();
    expect(runner.results()[0]?.error).toBe('unavailable');
  });

  it('gives up a check that ignores its signal, and shows the last results meanwhile', async () => {
    let run = works;
    const runner = createCheckRunner([check(() => run())], { timeoutMs: 2_000 });
    await runner.runOnce();
    run = hangs;
    const round = runner.runOnce();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(runner.results()[0]?.healthy).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    await round;
    expect(runner.results()[0]).toMatchObject({ healthy: false, error: 'did not answer in time' });
  });

  it('tells a check through its signal that its time is up', async () => {
    let given: AbortSignal | undefined;
    const runner = createCheckRunner(
      [
        check((signal) => {
          given = signal;
          return hangs();
        }),
      ],
      { timeoutMs: 50 },
    );
    const round = runner.runOnce();
    expect(given?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(50);
    await round;
    expect(given?.aborted).toBe(true);
  });

  it('never runs two rounds at a time', async () => {
    let underWay = 0;
    let most = 0;
    const slow = async (): Promise<void> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 900));
      underWay -= 1;
    };
    const runner = createCheckRunner([check(slow)], { intervalMs: 100, timeoutMs: 2_000 });
    runner.start();
    runner.start();
    for (let step = 0; step < 50; step += 1) {
      await vi.advanceTimersByTimeAsync(100);
      void runner.runOnce();
    }
    expect(most).toBe(1);
    runner.stop();
  });

  it('waits for the interval between the end of a round and the next', async () => {
    const run = vi.fn(works);
    const runner = createCheckRunner([check(run)], { intervalMs: 5_000 });
    runner.start();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(run).toHaveBeenCalledTimes(0);
    await vi.advanceTimersByTimeAsync(10_001);
    expect(run).toHaveBeenCalledTimes(3);
    runner.stop();
  });

  it('aborts the check under way when it is stopped, and keeps its results as they were', async () => {
    let given: AbortSignal | undefined;
    let run: HealthCheck['run'] = works;
    const runner = createCheckRunner([check((signal) => run(signal))], { intervalMs: 100 });
    await runner.runOnce();
    run = (signal) => {
      given = signal;
      return hangs();
    };
    runner.start();
    await vi.advanceTimersByTimeAsync(100);
    runner.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given?.aborted).toBe(true);
    expect(runner.results()[0]?.healthy).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('runs one chain of rounds after it was stopped in a round and started again', async () => {
    const run = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));
    const runner = createCheckRunner([check(run)], { intervalMs: 100 });
    runner.start();
    await vi.advanceTimersByTimeAsync(105);
    runner.stop();
    runner.start();
    run.mockClear();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run.mock.calls.length).toBeLessThanOrEqual(10);
    runner.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells of a first failure and of changes, with the cause, and of nothing else', async () => {
    const told: [CheckResult, unknown][] = [];
    let run = fails;
    const runner = createCheckRunner([check(() => run())], {
      onChange: (result, cause) => told.push([result, cause]),
    });
    await runner.runOnce();
    await runner.runOnce();
    run = works;
    await runner.runOnce();
    await runner.runOnce();
    expect(told.map(([{ healthy }]) => healthy)).toEqual([false, true]);
    expect(String(told[0]?.[1])).toContain(CANARY);
  });

  it('says nothing of a check that works from the start', async () => {
    const onChange = vi.fn();
    const runner = createCheckRunner([check(works)], { onChange });
    await runner.runOnce();
    await runner.runOnce();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('keeps the words of a failing check out of every report', async () => {
    const runner = createCheckRunner([check(fails), check(fails, 'storage')]);
    await runner.runOnce();
    const results = runner.results();
    const context = { version: '1', revision: 'r', mode: 'embedded', demoMode: false } as const;
    const reports = [
      createHealthReport(results, { ...context, now: new Date(), uptimeSeconds: 1 }),
      createReadinessReport(results, false),
    ];
    expect(JSON.stringify([results, reports])).not.toContain(CANARY);
  });
});
