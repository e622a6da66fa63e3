import type { ConversationDay } from '@elevendops/contract';

/** What several days come to. */
export interface DaySums {
  readonly conversations: number;
  readonly answered: number;
  readonly unanswered: number;
  readonly questions: number;
  /** The day with most conversations; the later one of several. */
  readonly busiest: ConversationDay;
}

const NO_DAY: ConversationDay = {
  date: '1970-01-01',
  conversations: 0,
  answered: 0,
  unanswered: 0,
};

/** @see DaySums */
export function sumUp(days: readonly ConversationDay[]): DaySums {
  const total = (field: 'conversations' | 'answered' | 'unanswered') =>
    days.reduce((sum, day) => sum + day[field], 0);
  const [answered, unanswered] = [total('answered'), total('unanswered')];
  return {
    conversations: total('conversations'),
    answered,
    unanswered,
    questions: answered + unanswered,
    busiest: days.reduce(
      (most, day) => (day.conversations >= most.conversations ? day : most),
      NO_DAY,
    ),
  };
}
