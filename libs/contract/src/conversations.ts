import * as z from 'zod/mini';
import { booleanQuery } from './boolean-query.ts';
import { dateQuery } from './date-query.ts';
import { documented } from './documented.ts';
import { pageQuerySchema, pageReplySchema } from './paging.ts';
import { MESSAGE_ROLES } from './sessions.ts';

/** Query of `GET /api/conversations`. */
export const conversationListQuerySchema = z.extend(pageQuerySchema, {
  patient_id: documented(
    { description: 'A part of the id of the patient, in upper or lower case.' },
    z.optional(z.string().check(z.maxLength(200))),
  ),
  requires_attention_only: documented(
    { override: { type: 'boolean', default: false } },
    z._default(booleanQuery, false),
  ),
  reviewed: documented(
    {
      description: 'Only those that a doctor has reviewed, or only the others.',
      override: { type: 'boolean' },
    },
    z.optional(booleanQuery),
  ),
  start_date: z.optional(dateQuery('start')),
  end_date: z.optional(dateQuery('end')),
});

/** @see conversationListQuerySchema */
export type ConversationListQuery = z.infer<typeof conversationListQuerySchema>;

/** A conversation as lists show it. */
export const conversationSummarySchema = documented(
  { id: 'ConversationSummary' },
  z.object({
    conversation_id: z.uuid(),
    patient_id: z.string(),
    agent_id: z.uuid(),
    agent_name: z.string(),
    requires_attention: z.boolean(),
    main_concerns: z.array(z.string()),
    total_messages: z.int().check(z.nonnegative()),
    answered_count: z.int().check(z.nonnegative()),
    unanswered_count: z.int().check(z.nonnegative()),
    duration_seconds: z.int().check(z.nonnegative()),
    created_at: z.iso.datetime(),
    reviewed_at: documented(
      { description: 'When a doctor marked it as reviewed.' },
      z.nullable(z.iso.datetime()),
    ),
  }),
);

/** @see conversationSummarySchema */
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;

/** Reply of `GET /api/conversations`: newest first; every total is over all that the filters keep. */
export const conversationListSchema = documented(
  { id: 'ConversationList' },
  z.extend(pageReplySchema, {
    conversations: z.array(conversationSummarySchema),
    attention_required_count: z.int().check(z.nonnegative()),
    total_answered: z.int().check(z.nonnegative()),
    total_unanswered: z.int().check(z.nonnegative()),
  }),
);

/** @see conversationListSchema */
export type ConversationList = z.infer<typeof conversationListSchema>;

/** Body of `PUT /api/conversations/{id}/review`. */
export const reviewConversationSchema = documented(
  { id: 'ReviewConversation' },
  z.object({ reviewed: z.boolean() }),
);

/** @see reviewConversationSchema */
export type ReviewConversation = z.infer<typeof reviewConversationSchema>;

/** A message of a conversation that has ended. */
export const conversationMessageSchema = documented(
  { id: 'ConversationMessage' },
  z.object({
    role: z.enum(MESSAGE_ROLES),
    content: z.string(),
    timestamp: z.iso.datetime(),
    is_answered: documented(
      {
        description: 'Of a question of the patient; null for anything else.',
      },
      z.nullable(z.boolean()),
    ),
    urgent_symptoms: documented(
      {
        description: 'Urgent symptoms that a message of the patient names, in its language.',
      },
      z.array(z.string()),
    ),
    audio_data: documented(
      {
        description: 'The sound of a reply, while the sounds before it are not too large together.',
      },
      z.nullable(z.base64()),
    ),
    audio_url: documented(
      { description: 'Where the sound can be fetched.' },
      z.nullable(z.string()),
    ),
  }),
);

/** @see conversationMessageSchema */
export type ConversationMessage = z.infer<typeof conversationMessageSchema>;

/** Reply of `GET /api/conversations/{id}`. */
export const conversationDetailSchema = documented(
  { id: 'ConversationDetail' },
  z.extend(conversationSummarySchema, {
    messages: z.array(conversationMessageSchema),
    answered_questions: z.array(z.string()),
    unanswered_questions: z.array(z.string()),
  }),
);

/** @see conversationDetailSchema */
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

/** Reply of `GET /api/conversations/statistics`. */
export const conversationStatisticsSchema = documented(
  { id: 'ConversationStatistics' },
  z.object({
    total_conversations: z.int().check(z.nonnegative()),
    average_duration_seconds: documented(
      { description: 'Of the conversations that took a second or more.' },
      z.number().check(z.nonnegative()),
    ),
    average_duration_formatted: documented({ description: 'Such as `2m 5s`.' }, z.string()),
    attention_percentage: z.number().check(z.gte(0), z.lte(100)),
  }),
);

/** @see conversationStatisticsSchema */
export type ConversationStatistics = z.infer<typeof conversationStatisticsSchema>;
