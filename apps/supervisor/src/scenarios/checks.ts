import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { RunOptions, SupervisedRun } from '../__fixtures__/supervised-run.ts';

/** Starts a run; a negative control gives one that takes a mechanism away. */
export type Start = (options?: RunOptions) => Promise<SupervisedRun>;

/** The watchdog in a hurry. */
export const IMPATIENT = {
  probePeriodMs: 100,
  probeTimeoutMs: 400,
  hungGraceMs: 300,
  heartbeatMs: 400,
  hungAfter: 5,
  stableAfterMs: 0,
} as const;

/** Longer than a restart takes on a busy machine, and shorter than the patience of a test. */
const RESTART_LIMIT_MS = 8_000;

/** The pid that a line tells. */
export function pidOf(line: Readonly<Record<string, unknown>>, field = 'pid'): number {
  return Number(line[field]);
}

/** How often a line was logged. */
export function count(run: SupervisedRun, matches: RegExp): number {
  return run.lines.filter(({ message }) => matches.test(message)).length;
}

/** Changes the manner of a service that runs. */
export async function become(port: number, words: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/become?${words}`);
  await answer.text();
}

/** Resolves once a service was asked so many times more, by the supervisor's probes for the most part. */
export async function asked(port: number, times: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/asked?times=${String(times)}`);
  await answer.text();
}

/** #01 The port opens only after the API was verified. */
export async function opensPortAfterTheApi(start: Start): Promise<void> {
  const run = await start({ api: 'slow-health=150' });
  await run.line(/^ready after/);
  const messages = run.lines.map(({ message }) => message);
  const at = (matches: RegExp) => messages.findIndex((message) => matches.test(message));
  expect(at(/^api is ready/)).toBeLessThan(at(/was told listen/));
  expect(at(/was told listen/)).toBeLessThan(at(/^ui-server is ready/));
}

/** #17 Somebody else on the port of the API is not taken for it. */
export async function refusesStranger(start: Start): Promise<void> {
  const run = await start({
    api: 'claim-to-listen',
    policy: { startTimeoutMs: 3_000, startTries: 1 },
    stranger: true,
  });
  const outcome = await Promise.race([
    run.lastLine(),
    run.line(/^api is ready/).catch(() => run.lastLine()),
  ]);
  expect(outcome.message).toMatch(/not ready in time.*another process answers/);
  expect(count(run, /was told listen/)).toBe(0);
  expect((await run.exit).code).toBe(124);
}

/** #15 A signal that asks for the end gets an orderly one. */
export async function stopsInOrder(start: Start, signal: NodeJS.Signals): Promise<void> {
  const run = await start();
  await run.line(/^ready after/);
  run.signal(signal);
  expect(await run.exit).toEqual({ code: 0, signal: null });
  expect(run.lines.at(-1)?.message).toBe(`stopped on ${signal}`);
}

/** #39 What a service started ends with it. */
export async function endsGrandchildren(start: Start): Promise<void> {
  const run = await start({ api: 'grandchild' });
  const first = await run.line(/fake api started/);
  const { grandchild } = await run.line(/^grandchild/);
  const ready = await run.line(/^ready after/);
  process.kill(pidOf(first), 'SIGKILL');
  await run.line(/^api is ready/, ready);
  expect(run.processes()).not.toContain(grandchild);
}

/** #06 A frozen service is woken to be told to stop, so that it can end by itself. */
export async function wakesToStop(start: Start): Promise<void> {
  const run = await start({ policy: { ...IMPATIENT, hungGraceMs: 2_000 } });
  const { pid } = await run.line(/fake api started/);
  const ready = await run.line(/^ready after/);
  process.kill(Number(pid), 'SIGSTOP');
  const ended = await run.line(/^api ended \(it hung\)/, ready);
  expect(count(run, /fake api got SIGTERM/), ended.message).toBe(1);
}

/** #02 A service that was killed is restarted as soon as it has ended. */
export async function restartsTheKilled(start: Start): Promise<void> {
  const run = await start({ policy: { ...IMPATIENT, probePeriodMs: 60_000 } });
  const { pid } = await run.line(/fake api started/);
  const ready = await run.line(/^ready after/);
  process.kill(Number(pid), 'SIGKILL');
  const restarted = run.line(/^fake api started/, ready);
  const tooLate = delay(RESTART_LIMIT_MS, null, { ref: false });
  expect(await Promise.race([restarted, tooLate]), 'a restart').not.toBeNull();
}

/** #31 A supervisor that stood still asks again before it judges. */
export async function forgivesItsOwnFreeze(start: Start): Promise<void> {
  const run = await start({
    api: 'slow-health=150',
    policy: { ...IMPATIENT, probeTimeoutMs: 1_500, unhealthyAfter: 1 },
  });
  await run.line(/^ready after/);
  run.signal('SIGSTOP');
  await delay(2_500);
  run.signal('SIGCONT');
  await asked(run.apiPort, 6);
  expect(count(run, /^api (?:.*no longer counted on|ended)/)).toBe(0);
}

/** #49 Answers that come and go are no reason to restart. */
export async function bearsFlapping(start: Start, policy: object = {}): Promise<void> {
  const run = await start({ policy: { ...IMPATIENT, ...policy } });
  const ready = await run.line(/^ready after/);
  await become(run.apiPort, 'flap');
  await run.line(/^api answers badly/, ready);
  await asked(run.apiPort, 2 * IMPATIENT.hungAfter);
  expect(count(run, /^api (?:hangs|ended)/)).toBe(0);
  expect(count(run, /^api .*no longer counted on/)).toBe(1);
}

/** #07 A block of 1.5 s is none of the watchdog's business. */
export async function bearsShortBlock(start: Start, policy: object = {}): Promise<void> {
  const run = await start({ policy });
  await run.line(/^ready after/);
  await fetch(`http://127.0.0.1:${String(run.apiPort)}/block?ms=1500`);
  await run.line(/^the event loop turns again/);
  await asked(run.apiPort, 1);
  expect(count(run, /^api (?:.*no longer counted on|hangs|ended)/)).toBe(0);
}
