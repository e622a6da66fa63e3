import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Policy } from '../machine/policy.ts';
import { startRun, type SupervisedRun } from '../__fixtures__/supervised-run.ts';
import { calm, DISTURBANCES } from './disturbances.ts';
import { violationsInLog, violationsNow } from './invariants.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

/** What came of a chaos run. */
export interface ChaosReport {
  readonly seed: number;
  readonly violations: readonly string[];
  /** How often each disturbance happened. */
  readonly disturbances: Readonly<Record<string, number>>;
  /** Supervisors that were started, and ended in one of the ways. */
  readonly episodes: { readonly stopped: number; readonly killed: number };
  readonly restarts: number;
  readonly slowestStopMs: number;
  readonly slowestRecoveryMs: number;
}

/** How long, from which seed. */
export interface ChaosOptions {
  readonly seed: number;
  readonly durationMs: number;
}

/** The supervisor in a hurry, and never at the end of its patience. */
const POLICY = {
  startTimeoutMs: 10_000,
  startTries: 1_000,
  restartLimit: 1_000,
  stableAfterMs: 1_000,
  backoffFirstMs: 10,
  backoffMaxMs: 200,
  probePeriodMs: 100,
  probeTimeoutMs: 300,
  heartbeatMs: 400,
  hungGraceMs: 200,
  drainMs: { 'ui-server': 700, api: 500 },
  stopBudgetMs: 1_500,
  signalEchoMs: 0,
  orphanGraceMs: 500,
} satisfies Partial<Policy>;

/** The whole stop by the policy, and what a busy machine takes to tell of it. */
const STOP_LIMIT_MS = POLICY.stopBudgetMs + 250 + 250 + 500 + 1_000;
const RECOVERY_LIMIT_MS = 15_000;

/**
 * Disturbs supervisors with real processes for a time, one after the other, and checks what must hold
 * whatever happens: one incarnation of a service, ready only what serves, recovery, the stop in its budget,
 * nothing left behind.
 */
export async function runChaos({ seed, durationMs }: ChaosOptions): Promise<ChaosReport> {
  const random = createSeededRandom(seed);
  const until = performance.now() + durationMs;
  const violations: string[] = [];
  const disturbances: Record<string, number> = {};
  const episodes = { stopped: 0, killed: 0 };
  let restarts = 0;
  let slowestStopMs = 0;
  let slowestRecoveryMs = 0;

  while (performance.now() < until && violations.length === 0) {
    const run = await startRun({
      api: 'grandchild count-twins',
      uiServer: 'grandchild count-twins',
      policy: POLICY,
    });
    try {
      await disturb(run);
      await (random.integer(1, 4) === 1 ? kill(run) : stop(run));
    } finally {
      run.process.kill('SIGKILL');
    }
    violations.push(...violationsInLog(run), ...(await leftBehind(run)));
    restarts += run.lines.filter(({ message }) => message.includes(': restart in ')).length;
  }
  return { seed, violations, disturbances, episodes, restarts, slowestStopMs, slowestRecoveryMs };

  async function disturb(run: SupervisedRun): Promise<void> {
    // Before that a signal ends any process.
    await run.line(random.integer(1, 5) > 1 ? /^ready after/ : /^fake api started/);
    for (let left = random.integer(3, 15); left > 0; left -= 1) {
      const [name, act] = choose(random);
      disturbances[name] = (disturbances[name] ?? 0) + 1;
      await act(run, random);
      const longest = random.weighted([
        [8, 400],
        [1, 4_000],
      ]);
      const pauseUntil = performance.now() + random.integer(0, longest);
      do {
        violations.push(...violationsNow(run));
        await delay(10);
      } while (performance.now() < pauseUntil);
    }
  }

  async function stop(run: SupervisedRun): Promise<void> {
    calm(run);
    if (random.integer(1, 2) === 1) {
      slowestRecoveryMs = Math.max(slowestRecoveryMs, await recoveryOf(run));
    }
    const since = performance.now();
    run.signal(
      random.weighted([
        [3, 'SIGTERM'],
        [1, 'SIGINT'],
        [1, 'SIGHUP'],
      ]),
    );
    if (random.integer(1, 4) === 1) {
      await delay(random.integer(0, 300));
      run.signal('SIGTERM');
    }
    await Promise.race([run.ended(), delay(2 * STOP_LIMIT_MS)]);
    const tookMs = performance.now() - since;
    slowestStopMs = Math.max(slowestStopMs, tookMs);
    if (tookMs > STOP_LIMIT_MS) {
      violations.push(`a stop took ${String(Math.round(tookMs))} ms`);
    }
    episodes.stopped += 1;
  }

  async function kill(run: SupervisedRun): Promise<void> {
    run.signal('SIGKILL');
    await run.ended();
    episodes.killed += 1;
  }

  async function recoveryOf(run: SupervisedRun): Promise<number> {
    const since = performance.now();
    // Whether it serves is told by the time; it may end meanwhile.
    const served = run.serves().catch(() => delay(RECOVERY_LIMIT_MS));
    await Promise.race([served, delay(RECOVERY_LIMIT_MS)]);
    const tookMs = performance.now() - since;
    if (tookMs >= RECOVERY_LIMIT_MS) {
      const last = run.lines.map(({ message }) => message).slice(-15);
      violations.push(`did not recover once it was left alone:\n${last.join('\n')}`);
    }
    return tookMs;
  }

  async function leftBehind(run: SupervisedRun): Promise<string[]> {
    const left = await run.survivors();
    const who = left.map(describe);
    left.forEach(end);
    return left.length === 0 ? [] : [`left behind: ${who.join(', ')}`];
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

function describe(pid: number): string {
  try {
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      .split('\0')
      .join(' ');
    return `${String(pid)} ${command.trim()}`;
  } catch {
    return `${String(pid)}, which has just ended`;
  }
}

function choose(random: SeededRandom): readonly [string, (typeof DISTURBANCES)[number][2]] {
  return random.weighted(
    DISTURBANCES.map(([weight, name, act]) => [weight, [name, act] as const] as const),
  );
}
