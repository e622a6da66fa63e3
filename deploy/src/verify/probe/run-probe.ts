import type { Probe } from '../contract.ts';

/** What probing needs of the world. */
export interface ProbeWorld {
  /** Asks once; null when the answer is good, else what was wrong. */
  readonly ask: (timeoutMs: number) => Promise<string | null>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
}

/** How probing ended. */
export interface Probed {
  readonly passed: boolean;
  /** How often it was asked. */
  readonly asked: number;
  /** What was wrong the last time; null when nothing ever was. */
  readonly lastFailure: string | null;
  readonly tookMs: number;
}

/**
 * Asks as Cloud Run does before an instance gets traffic: after the delay, once a period, until an answer
 * is good or as many were bad in a row as the probe allows.
 */
export async function runStartupProbe(probe: Probe, world: ProbeWorld): Promise<Probed> {
  const { ask, sleep, now } = world;
  const begun = now();
  await sleep(probe.initialDelaySeconds * 1000);
  let lastFailure: string | null = null;
  for (let asked = 1; ; asked += 1) {
    const askedAt = now();
    const failure = await ask(probe.timeoutSeconds * 1000);
    if (failure === null || asked >= probe.failureThreshold) {
      return {
        passed: failure === null,
        asked,
        lastFailure: failure ?? lastFailure,
        tookMs: now() - begun,
      };
    }
    lastFailure = failure;
    await sleep(Math.max(0, probe.periodSeconds * 1000 - (now() - askedAt)));
  }
}
