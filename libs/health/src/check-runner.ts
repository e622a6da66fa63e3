import type { CheckResult, HealthCheck } from './health-check.ts';

/** How often and how patiently checks run. */
export interface CheckRunnerOptions {
  /** Pause between two rounds. @default 5000 */
  readonly intervalMs?: number;
  /** A check that takes longer counts as failed. @default 2000 */
  readonly timeoutMs?: number;
  /** Told of each change between healthy and unhealthy, with the cause for the log; a first success is none. */
  readonly onChange?: (result: CheckResult, cause: unknown) => void;
}

/** Runs checks in rounds of its own, so that a request for health never waits for one. */
export interface CheckRunner {
  /** The newest results, at once. */
  results(): readonly CheckResult[];
  /** Runs one round now; used before a service announces that it is ready. */
  runOnce(): Promise<void>;
  /** Starts rounds at the interval. */
  start(): void;
  /** Ends the rounds; a check under way is aborted. */
  stop(): void;
}

const NOT_YET = 'not checked yet';
const FAILED = 'unavailable';
const TOO_SLOW = 'did not answer in time';

/** Makes a {@link CheckRunner}; nothing runs before `start` or `runOnce`. */
export function createCheckRunner(
  checks: readonly HealthCheck[],
  options: CheckRunnerOptions = {},
): CheckRunner {
  const { intervalMs = 5_000, timeoutMs = 2_000, onChange = () => undefined } = options;
  const latest = new Map<string, CheckResult>(
    checks.map((check) => [check.name, resultOf(check, false, NOT_YET)]),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round: { promise: Promise<void>; abort: AbortController } | undefined;
  let running = false;

  async function runCheck(check: HealthCheck, stop: AbortSignal): Promise<void> {
    const { healthy, error, cause } = await outcomeOf(check, timeoutMs, stop);
    if (stop.aborted) {
      return;
    }
    const before = latest.get(check.name);
    const after = resultOf(check, healthy, error);
    latest.set(check.name, after);
    const isNews = before?.error === NOT_YET ? !after.healthy : before?.healthy !== after.healthy;
    if (isNews) {
      onChange(after, cause);
    }
  }

  function runOnce(): Promise<void> {
    if (round === undefined) {
      const abort = new AbortController();
      const promise = Promise.all(checks.map((check) => runCheck(check, abort.signal)))
        .then(() => undefined)
        .finally(() => {
          round = undefined;
        });
      round = { promise, abort };
    }
    return round.promise;
  }

  function scheduleNext(): void {
    const mine = setTimeout(() => {
      void runOnce().then(() => {
        // A runner that was stopped and started meanwhile has a timer of its own already.
        if (running && timer === mine) {
          scheduleNext();
        }
      });
    }, intervalMs);
    timer = mine;
  }

  return {
    results: () => [...latest.values()],
    runOnce,
    start() {
      if (!running) {
        running = true;
        scheduleNext();
      }
    },
    stop() {
      running = false;
      clearTimeout(timer);
      round?.abort.abort();
    },
  };
}

interface Outcome {
  readonly healthy: boolean;
  readonly error: string | null;
  readonly cause: unknown;
}

async function outcomeOf(
  check: HealthCheck,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<Outcome> {
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort();
  }, timeoutMs);
  const signal = AbortSignal.any([stop, deadline.signal]);
  try {
    // A check that ignores its signal must not hold the round up.
    await Promise.race([check.run(signal), rejectOnAbort(signal)]);
    return { healthy: true, error: null, cause: undefined };
  } catch (cause) {
    return { healthy: false, error: deadline.signal.aborted ? TOO_SLOW : FAILED, cause };
  } finally {
    clearTimeout(timer);
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(new Error('aborted'));
      },
      { once: true },
    );
  });
}

function resultOf(check: HealthCheck, healthy: boolean, error: string | null): CheckResult {
  return { name: check.name, emulator: check.emulator, mock: check.mock, healthy, error };
}
