import type { SyncStatus } from '@elevendops/contract';

/** How often an unsettled list is read again. */
export const POLL_MS = 1_000;

/** How long the list is watched after a save: the reply may still show the state before its sync. */
export const WATCH_AFTER_SAVE_MS = 5_000;

const SLOWER_AFTER_FAILURE = 5;

/** What decides whether documents are read again. */
export interface PollState {
  readonly statuses: readonly SyncStatus[];
  /** Replies that one reading takes. */
  readonly pages: number;
  /** Whether the last reading failed. */
  readonly failed: boolean;
  readonly savedAt: Date | null;
  readonly now: Date;
}

/** Milliseconds until the next reading, or false when everything is settled. */
export function pollInterval(state: PollState): number | false {
  const { statuses, pages, failed, savedAt, now } = state;
  const justSaved = savedAt !== null && now.getTime() - savedAt.getTime() < WATCH_AFTER_SAVE_MS;
  if (!justSaved && statuses.every(isSettled)) {
    return false;
  }
  return POLL_MS * Math.max(1, pages) * (failed ? SLOWER_AFTER_FAILURE : 1);
}

/** Whether a status stays as it is by itself. */
export function isSettled(status: SyncStatus): boolean {
  return status === 'completed' || status === 'failed';
}
