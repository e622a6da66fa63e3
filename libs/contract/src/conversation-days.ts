import * as z from 'zod/mini';
import { documented } from './documented.ts';

/** How many days one reply may tell about. */
export const CONVERSATION_DAYS = { default: 30, max: 90 } as const;

const count = z.int().check(z.nonnegative());

/** Query of `GET /api/conversations/daily`. */
export const conversationDaysQuerySchema = z.object({
  days: documented(
    {
      description: 'How many days, today included.',
      override: {
        type: 'integer',
        minimum: 1,
        maximum: CONVERSATION_DAYS.max,
        default: CONVERSATION_DAYS.default,
      },
    },
    z._default(
      z.pipe(
        z.pipe(
          z.string().check(z.regex(/^\d{1,9}$/, 'Input should be a valid integer')),
          z.transform(Number),
        ),
        z.number().check(z.gte(1), z.lte(CONVERSATION_DAYS.max)),
      ),
      CONVERSATION_DAYS.default,
    ),
  ),
});

/** Reply of `GET /api/conversations/daily`: every day once, the oldest first, also those without any. */
export const conversationDaysSchema = documented(
  { id: 'ConversationDays' },
  z.object({
    days: z.array(
      z.object({
        date: documented({ description: 'The day in UTC.' }, z.iso.date()),
        conversations: count,
        answered: documented({ description: 'Questions of patients that were answered.' }, count),
        unanswered: count,
      }),
    ),
  }),
);

/** @see conversationDaysSchema */
export type ConversationDays = z.infer<typeof conversationDaysSchema>;

/** The conversations of one day. */
export type ConversationDay = ConversationDays['days'][number];
