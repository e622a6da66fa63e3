import { z } from 'zod';

/** How many days one reply may tell about. */
export const CONVERSATION_DAYS = { default: 30, max: 90 } as const;

const count = z.number().int().nonnegative();

/** Query of `GET /api/conversations/daily`. */
export const conversationDaysQuerySchema = z.object({
  days: z
    .string()
    .regex(/^\d{1,9}$/, 'Input should be a valid integer')
    .transform(Number)
    .pipe(z.number().min(1).max(CONVERSATION_DAYS.max))
    .default(CONVERSATION_DAYS.default)
    .meta({
      description: 'How many days, today included.',
      override: {
        type: 'integer',
        minimum: 1,
        maximum: CONVERSATION_DAYS.max,
        default: CONVERSATION_DAYS.default,
      },
    }),
});

/** Reply of `GET /api/conversations/daily`: every day once, the oldest first, also those without any. */
export const conversationDaysSchema = z
  .object({
    days: z.array(
      z.object({
        date: z.iso.date().meta({ description: 'The day in UTC.' }),
        conversations: count,
        answered: count.meta({ description: 'Questions of patients that were answered.' }),
        unanswered: count,
      }),
    ),
  })
  .meta({ id: 'ConversationDays' });

/** @see conversationDaysSchema */
export type ConversationDays = z.infer<typeof conversationDaysSchema>;

/** The conversations of one day. */
export type ConversationDay = ConversationDays['days'][number];
