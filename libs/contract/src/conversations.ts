import { z } from 'zod';
import { booleanQuery } from './boolean-query.ts';
import { dateQuery } from './date-query.ts';
import { pageQuerySchema, pageReplySchema } from './paging.ts';
import { MESSAGE_ROLES } from './sessions.ts';

/** Query of `GET /api/conversations`. */
export const conversationListQuerySchema = pageQuerySchema.extend({
  patient_id: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'A part of the id of the patient, in upper or lower case.' }),
  requires_attention_only: booleanQuery
    .default(false)
    .meta({ override: { type: 'boolean', default: false } }),
  reviewed: booleanQuery.optional().meta({
    description: 'Only those that a doctor has reviewed, or only the others.',
    override: { type: 'boolean' },
  }),
  start_date: dateQuery('start').optional(),
  end_date: dateQuery('end').optional(),
});

/** @see conversationListQuerySchema */
export type ConversationListQuery = z.infer<typeof conversationListQuerySchema>;

/** A conversation as lists show it. */
export const conversationSummarySchema = z
  .object({
    conversation_id: z.uuid(),
    patient_id: z.string(),
    agent_id: z.uuid(),
    agent_name: z.string(),
    requires_attention: z.boolean(),
    main_concerns: z.array(z.string()),
    total_messages: z.number().int().nonnegative(),
    answered_count: z.number().int().nonnegative(),
    unanswered_count: z.number().int().nonnegative(),
    duration_seconds: z.number().int().nonnegative(),
    created_at: z.iso.datetime(),
    reviewed_at: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When a doctor marked it as reviewed.' }),
  })
  .meta({ id: 'ConversationSummary' });

/** @see conversationSummarySchema */
export type ConversationSummary = z.infer<typeof conversationSummarySchema>;

/** Reply of `GET /api/conversations`: newest first; every total is over all that the filters keep. */
export const conversationListSchema = pageReplySchema
  .extend({
    conversations: z.array(conversationSummarySchema),
    attention_required_count: z.number().int().nonnegative(),
    total_answered: z.number().int().nonnegative(),
    total_unanswered: z.number().int().nonnegative(),
  })
  .meta({ id: 'ConversationList' });

/** @see conversationListSchema */
export type ConversationList = z.infer<typeof conversationListSchema>;

/** Body of `PUT /api/conversations/{id}/review`. */
export const reviewConversationSchema = z
  .object({ reviewed: z.boolean() })
  .meta({ id: 'ReviewConversation' });

/** @see reviewConversationSchema */
export type ReviewConversation = z.infer<typeof reviewConversationSchema>;

/** A message of a conversation that has ended. */
export const conversationMessageSchema = z
  .object({
    role: z.enum(MESSAGE_ROLES),
    content: z.string(),
    timestamp: z.iso.datetime(),
    is_answered: z.boolean().nullable().meta({
      description: 'Of a question of the patient; null for anything else.',
    }),
    urgent_symptoms: z.array(z.string()).meta({
      description: 'Urgent symptoms that a message of the patient names, in its language.',
    }),
    audio_data: z.base64().nullable().meta({
      description: 'The sound of a reply, while the sounds before it are not too large together.',
    }),
    audio_url: z.string().nullable().meta({ description: 'Where the sound can be fetched.' }),
  })
  .meta({ id: 'ConversationMessage' });

/** @see conversationMessageSchema */
export type ConversationMessage = z.infer<typeof conversationMessageSchema>;

/** Reply of `GET /api/conversations/{id}`. */
export const conversationDetailSchema = conversationSummarySchema
  .extend({
    messages: z.array(conversationMessageSchema),
    answered_questions: z.array(z.string()),
    unanswered_questions: z.array(z.string()),
  })
  .meta({ id: 'ConversationDetail' });

/** @see conversationDetailSchema */
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

/** Reply of `GET /api/conversations/statistics`. */
export const conversationStatisticsSchema = z
  .object({
    total_conversations: z.number().int().nonnegative(),
    average_duration_seconds: z
      .number()
      .nonnegative()
      .meta({ description: 'Of the conversations that took a second or more.' }),
    average_duration_formatted: z.string().meta({ description: 'Such as `2m 5s`.' }),
    attention_percentage: z.number().min(0).max(100),
  })
  .meta({ id: 'ConversationStatistics' });

/** @see conversationStatisticsSchema */
export type ConversationStatistics = z.infer<typeof conversationStatisticsSchema>;
