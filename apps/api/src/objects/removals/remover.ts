import type { Logger } from '@elevendops/logging';
import { createSweeper, type Sweeper, type SweeperOptions } from '../../background/sweeper.ts';
import type { ObjectStore } from '../object-store.ts';
import type { RemovalList } from './removal-list.ts';

/** What removing objects takes. */
export interface RemoverOptions {
  readonly list: RemovalList;
  readonly objects: Pick<ObjectStore, 'delete'>;
  readonly now: () => Date;
  readonly sleep: SweeperOptions['sleep'];
  readonly logger: Logger;
  /** Pause between two looks for what another instance left. @default 30000 */
  readonly sweepMs?: number;
}

const BATCH = 20;

/** Removes the objects that are due; one that cannot be removed yet is tried again later. */
export function createRemover(options: RemoverOptions): Sweeper {
  const { list, objects, now, sleep, logger, sweepMs = 30_000 } = options;

  async function remove(key: string): Promise<void> {
    try {
      await objects.delete(key);
      await list.finish(key);
    } catch (error) {
      logger.warn({ err: error, object_key: key }, 'an object could not be removed yet');
    }
  }

  return createSweeper({
    sleep,
    sweepMs,
    logger,
    failure: 'looking for objects to remove failed',
    async sweep(signal) {
      const due = await list.listDue(now(), BATCH);
      for (const removal of due) {
        if (!signal.aborted && (await list.claim(removal, now()))) {
          await remove(removal.key);
        }
      }
      return due.length > 0;
    },
  });
}
