import type { ConversationDay, ConversationDays } from '@elevendops/contract';
import type { ConversationRepository } from './repository.ts';

const DAY_MS = 86_400_000;

/** The days in UTC that end with today, the oldest first, as `2026-01-31`. */
export function lastDays(now: Date, count: number): string[] {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return Array.from({ length: count }, (_, index) =>
    new Date(today - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** What happened on each of the last days: one indexed sum a day, whatever the size of the collection. */
export async function readDays(
  repository: Pick<ConversationRepository, 'dayTotals'>,
  now: Date,
  count: number,
): Promise<ConversationDays> {
  const days = await Promise.all(
    lastDays(now, count).map(async (date): Promise<ConversationDay> => {
      const totals = await repository.dayTotals(date);
      return {
        date,
        conversations: totals.count,
        answered: totals.answered,
        unanswered: totals.unanswered,
      };
    }),
  );
  return { days };
}
