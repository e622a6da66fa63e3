/** How a check ended. `shown` is a figure that nothing depends on. */
export type Verdict = 'ok' | 'FAILED' | 'skipped' | 'shown';

/** What a check found: a sentence, and what it means. */
export interface Finding {
  readonly verdict: Verdict;
  readonly seen: string;
}

/** One row of the report. */
export interface Row extends Finding {
  readonly scenario: string;
  readonly check: string;
  readonly tookMs: number;
}

/** The promise is kept. */
export function ok(seen: string): Finding {
  return { verdict: 'ok', seen };
}

/** The promise is broken. */
export function failed(seen: string): Finding {
  return { verdict: 'FAILED', seen };
}

/** It cannot be told here, for a reason. */
export function skipped(reason: string): Finding {
  return { verdict: 'skipped', seen: reason };
}

/** A figure to know. */
export function shown(seen: string): Finding {
  return { verdict: 'shown', seen };
}
