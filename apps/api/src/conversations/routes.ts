import {
  conversationDaysQuerySchema,
  conversationListQuerySchema,
  reviewConversationSchema,
  type ConversationList,
} from '@elevendops/contract';
import { Router, type Request } from 'express';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import { sendObject } from '../http/send-object.ts';
import { uuidOf } from '../http/uuid-of.ts';
import type { ObjectStore } from '../objects/index.ts';
import { nextCursor, positionOf } from '../paging/index.ts';
import type { ConversationService } from './service.ts';
import { UnknownConversationError } from './unknown-conversation-error.ts';

/** What the conversation routes call. */
export interface ConversationRoutesOptions {
  readonly service: ConversationService;
  /** Where the sounds are. */
  readonly objects: ObjectStore;
}

/** The routes below `/api/conversations`. */
export function createConversationRoutes({ service, objects }: ConversationRoutesOptions): Router {
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      const query = parseRequest(conversationListQuerySchema, 'query', request.query);
      const { conversations, totals, end } = await service.list(
        {
          patientId: query.patient_id,
          requiresAttention: query.requires_attention_only,
          reviewed: query.reviewed,
          start: query.start_date,
          end: query.end_date,
        },
        { limit: query.limit, after: positionOf(query.cursor) },
      );
      response.json({
        conversations,
        total_count: totals.count,
        attention_required_count: totals.attention,
        total_answered: totals.answered,
        total_unanswered: totals.unanswered,
        next_cursor: nextCursor(end),
      } satisfies ConversationList);
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/statistics')
    .get(async (_request, response) => {
      response.json(await service.statistics());
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/daily')
    .get(async (request, response) => {
      const { days } = parseRequest(conversationDaysQuerySchema, 'query', request.query);
      response.json(await service.daily(days));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/:conversation_id/review')
    .put(jsonBody, async (request, response) => {
      const { reviewed } = parseRequest(reviewConversationSchema, 'body', request.body);
      response.json(await service.review(idOf(request), reviewed));
    })
    .all(onlyMethods('PUT'));

  router
    .route('/:conversation_id')
    .get(async (request, response) => {
      response.json(await service.get(idOf(request)));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/:conversation_id/audio/:sequence')
    .get(async (request, response) => {
      const sequence = String(request.params['sequence']);
      const place = /^\d{1,6}$/.test(sequence) ? Number(sequence) : -1;
      await sendObject(request, response, {
        objects,
        key: await service.audioKey(idOf(request), place),
        unknown: () => new UnknownConversationError('Sound'),
        cacheControl: 'no-store',
      });
    })
    .all(onlyMethods('GET', 'HEAD'));

  return router;
}

function idOf(request: Request): string {
  return uuidOf(request.params['conversation_id'], () => new UnknownConversationError());
}
