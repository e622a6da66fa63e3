import type { Logger } from '@elevendops/logging';
import { createSweeper, type Sweeper } from '../background/sweeper.ts';
import type { ConnectionPool } from './connection-pool.ts';
import type { SessionRepository } from './repository.ts';
import type { SettleSession } from './settle-session.ts';

/** What the worker for sessions works with. */
export interface SessionWorkerOptions {
  readonly repository: SessionRepository;
  readonly pool: ConnectionPool;
  readonly settle: SettleSession;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** @default 15000 */
  readonly sweepMs?: number;
}

const BATCH = 20;
/** After a failure, so that one session cannot hold up the others. */
const PAUSE_MS = 60_000;

/**
 * Makes the worker that closes idle connections, ends sessions that were left, and saves conversations
 * whose instance died at their end.
 */
export function createSessionWorker(options: SessionWorkerOptions): Sweeper {
  const { repository, pool, settle, logger, now, sleep, sweepMs = 15_000 } = options;

  async function sweep(signal: AbortSignal): Promise<boolean> {
    await pool.closeIdle();
    const due = await repository.listDue(now(), BATCH);
    for (const { session_id: sessionId } of due) {
      if (signal.aborted) {
        return false;
      }
      try {
        await settle(await repository.endIdle(sessionId, now()));
      } catch (error) {
        logger.warn({ err: error, session_id: sessionId }, 'a conversation was not saved yet');
        await repository.setDue(sessionId, new Date(now().getTime() + PAUSE_MS));
      }
    }
    return due.length > 0;
  }

  return createSweeper({
    sweep,
    sleep,
    sweepMs,
    logger,
    failure: 'looking for sessions to end failed',
  });
}
