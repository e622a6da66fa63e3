import type { ConversationStatistics } from '@elevendops/contract';
import type { ConversationFigures } from './repository.ts';

/** The statistics as a doctor reads them. */
export function toStatistics(figures: ConversationFigures): ConversationStatistics {
  const { count, attention, timedCount, timedSeconds } = figures;
  const average = timedCount === 0 ? 0 : timedSeconds / timedCount;
  return {
    total_conversations: count,
    average_duration_seconds: average,
    average_duration_formatted: formatDuration(average),
    attention_percentage: count === 0 ? 0 : Math.round((attention / count) * 1_000) / 10,
  };
}

/** Whole minutes and seconds, such as `2m 5s`. */
export function formatDuration(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${String(Math.floor(whole / 60))}m ${String(whole % 60)}s`;
}
