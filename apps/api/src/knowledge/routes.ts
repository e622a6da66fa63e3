import {
  createKnowledgeSchema,
  knowledgeListQuerySchema,
  updateKnowledgeSchema,
  type KnowledgeList,
} from '@elevendops/contract';
import { Router, type Request, type RequestHandler } from 'express';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { nextCursor, positionOf } from '../paging/index.ts';
import type { KnowledgeService } from './service.ts';
import { UnknownKnowledgeError } from './unknown-knowledge-error.ts';

/** What the knowledge routes call. */
export interface KnowledgeRoutesOptions {
  readonly service: KnowledgeService;
  /** Turns `POST /upload` into a document. */
  readonly upload: readonly RequestHandler[];
  /** Refuses deletions where they are switched off. */
  readonly guardDeletion: RequestHandler;
}

/** The routes below `/api/knowledge`. */
export function createKnowledgeRoutes(options: KnowledgeRoutesOptions): Router {
  const { service, upload, guardDeletion } = options;
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      const query = parseRequest(knowledgeListQuerySchema, 'query', request.query);
      const { cursor, ...page } = query;
      const { documents, total, end } = await service.list({ ...page, after: positionOf(cursor) });
      response.json({
        documents,
        total_count: total,
        next_cursor: nextCursor(end),
      } satisfies KnowledgeList);
    })
    .post(jsonBody, async (request, response) => {
      const input = parseRequest(createKnowledgeSchema, 'body', request.body);
      response.status(201).json(await service.create(input));
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));

  router
    .route('/upload')
    .post([...upload])
    .all(onlyMethods('POST'));

  router
    .route('/:knowledge_id')
    .get(async (request, response) => {
      response.json(await service.get(idOf(request)));
    })
    .put(jsonBody, async (request, response) => {
      const input = parseRequest(updateKnowledgeSchema, 'body', request.body);
      response.json(await service.update(idOf(request), input));
    })
    .delete(guardDeletion, async (request, response) => {
      await service.delete(idOf(request));
      response.status(204).end();
    })
    .all(onlyMethods('GET', 'HEAD', 'PUT', 'DELETE'));

  router
    .route('/:knowledge_id/retry-sync')
    .post(async (request, response) => {
      response.json(await service.retrySync(idOf(request)));
    })
    .all(onlyMethods('POST'));

  return router;
}

function idOf(request: Request): string {
  return uuidOf(request.params['knowledge_id'], () => new UnknownKnowledgeError());
}
