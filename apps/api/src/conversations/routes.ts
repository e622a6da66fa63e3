import { pipeline } from 'node:stream/promises';
import { conversationListQuerySchema, type ConversationList } from '@elevendops/contract';
import { Router, type Request } from 'express';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { nextCursor, positionOf } from '../paging/index.ts';
import type { ConversationService } from './service.ts';
import { UnknownConversationError } from './unknown-conversation-error.ts';

/** The routes below `/api/conversations`. */
export function createConversationRoutes(service: ConversationService): Router {
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      const query = parseRequest(conversationListQuerySchema, 'query', request.query);
      const { conversations, totals, end } = await service.list(
        {
          patientId: query.patient_id,
          requiresAttention: query.requires_attention_only,
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
    .route('/:conversation_id')
    .get(async (request, response) => {
      response.json(await service.get(idOf(request)));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/:conversation_id/audio/:sequence')
    .get(async (request, response) => {
      const leaving = new AbortController();
      response.once('close', () => {
        leaving.abort();
      });
      const sequence = String(request.params['sequence']);
      const place = /^\d{1,6}$/.test(sequence) ? Number(sequence) : -1;
      const { info, body } = await service.openAudio(idOf(request), place, leaving.signal);
      response.set({
        'Content-Type': info.contentType,
        'Content-Length': String(info.sizeBytes),
        'Content-Disposition': 'inline',
      });
      await pipeline(body, response);
    })
    .all(onlyMethods('GET', 'HEAD'));

  return router;
}

function idOf(request: Request): string {
  return uuidOf(request.params['conversation_id'], () => new UnknownConversationError());
}
