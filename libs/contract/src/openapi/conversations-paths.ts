import * as z from 'zod/mini';
import { conversationDaysQuerySchema, conversationDaysSchema } from '../conversation-days.ts';
import {
  conversationDetailSchema,
  conversationListQuerySchema,
  conversationListSchema,
  conversationStatisticsSchema,
  conversationSummarySchema,
  reviewConversationSchema,
} from '../conversations.ts';
import { dashboardStatsSchema } from '../dashboard.ts';
import { documented } from '../documented.ts';
import {
  errors,
  idInPath,
  json,
  jsonRequest,
  operationsOf,
  type FeaturePaths,
} from './operations.ts';

const conversations = operationsOf('Conversations');
const dashboard = operationsOf('Dashboard');

/** The operations below `/api/conversations` and `/api/dashboard`. */
export const CONVERSATION_PATHS: FeaturePaths = {
  '/api/conversations': {
    get: conversations('List conversations that have ended, newest first', {
      operationId: 'listConversations',
      requestParams: { query: conversationListQuerySchema },
      responses: { 200: json(conversationListSchema, 'One page.'), ...errors(422) },
    }),
  },
  '/api/conversations/statistics': {
    get: conversations('Read figures about all conversations', {
      operationId: 'getConversationStatistics',
      responses: { 200: json(conversationStatisticsSchema, 'The figures.'), ...errors() },
    }),
  },
  '/api/conversations/daily': {
    get: conversations('Count conversations, answered and unanswered questions by day', {
      operationId: 'listConversationDays',
      requestParams: { query: conversationDaysQuerySchema },
      responses: { 200: json(conversationDaysSchema, 'The days.'), ...errors(422) },
    }),
  },
  '/api/conversations/{conversation_id}/review': {
    put: conversations('Mark a conversation as reviewed, or as not reviewed', {
      operationId: 'reviewConversation',
      requestParams: idInPath('conversation_id', 'Id of the conversation.'),
      requestBody: jsonRequest(reviewConversationSchema),
      responses: {
        200: json(conversationSummarySchema, 'The conversation; a second time changes nothing.'),
        ...errors(404, 422),
      },
    }),
  },
  '/api/conversations/{conversation_id}': {
    get: conversations('Read a conversation with its messages', {
      operationId: 'getConversation',
      requestParams: idInPath('conversation_id', 'Id of the conversation.'),
      responses: { 200: json(conversationDetailSchema, 'The conversation.'), ...errors(404) },
    }),
  },
  '/api/conversations/{conversation_id}/audio/{sequence}': {
    get: conversations('Fetch the sound of a reply', {
      operationId: 'getConversationAudio',
      requestParams: {
        path: z.object({
          conversation_id: documented({ description: 'Id of the conversation.' }, z.string()),
          sequence: documented({ description: 'Place of the message, from 0.' }, z.string()),
        }),
      },
      responses: {
        200: {
          description: 'MP3 or WAV.',
          content: { 'audio/mpeg': {}, 'audio/wav': {} },
        },
        ...errors(404),
      },
    }),
  },
  '/api/dashboard/stats': {
    get: dashboard('Count documents, agents, audio files and conversations', {
      operationId: 'getDashboardStats',
      responses: { 200: json(dashboardStatsSchema, 'The counts.'), ...errors() },
    }),
  },
};
