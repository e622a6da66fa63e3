const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * The pause after a number of failed attempts: grows twofold from half a second to ten, of which a random
 * half is taken off so that callers do not come back all at once; never shorter than the service asked for.
 *
 * @param random a number from 0 to 1
 */
export function backoffMs(
  failedAttempts: number,
  retryAfterSeconds: number | null,
  random: number,
): number {
  const full = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(failedAttempts - 1, 0), LONGEST_PAUSE_MS);
  const pause = Math.round(full * (0.5 + random / 2));
  return Math.max(pause, (retryAfterSeconds ?? 0) * 1000);
}
