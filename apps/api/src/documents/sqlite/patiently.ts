import { isBusy } from './sqlite-failure.ts';

/** How long to try, and how to wait between. */
export interface PatienceOptions {
  /** Waiting that is given up after. */
  readonly budgetMs: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const SHORTEST_PAUSE_MS = 2;
const LONGEST_BUSY_PAUSE_MS = 50;

/**
 * Runs `attempt` until no other process is in its way. SQLite itself waits only for a moment, since it
 * blocks the event loop meanwhile; the rest of the waiting happens here, while other requests go on.
 * When the budget is used up, the last error is thrown.
 */
export async function patiently<T>(attempt: () => T, options: PatienceOptions): Promise<T> {
  const { budgetMs, pause } = options;
  for (let waitedMs = 0, round = 1; ; round += 1) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || waitedMs >= budgetMs) {
        throw error;
      }
    }
    const pauseMs = jittered(round, LONGEST_BUSY_PAUSE_MS);
    await pause(pauseMs);
    waitedMs += pauseMs;
  }
}

/** A pause that grows with the round and differs between those who wait for the same. */
export function jittered(round: number, longestMs: number): number {
  const ceiling = Math.min(SHORTEST_PAUSE_MS * 2 ** round, longestMs);
  return Math.ceil(SHORTEST_PAUSE_MS + Math.random() * (ceiling - SHORTEST_PAUSE_MS));
}
