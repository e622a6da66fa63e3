import {
  createKnowledgeSchema,
  knowledgeListQuerySchema,
  updateKnowledgeSchema,
  type KnowledgeList,
} from '@elevendops/contract';
import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { invalidRequest } from '../errors/index.ts';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import { parseCursor, renderCursor, type PagePosition } from './cursor.ts';
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

const uuid = z.uuid();

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
      const next_cursor = end === null ? null : renderCursor(end);
      response.json({ documents, total_count: total, next_cursor } satisfies KnowledgeList);
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

/** Ids are UUIDs: nothing else can be found, and nothing else reaches the store. */
function idOf(request: Request): string {
  const id = uuid.safeParse(request.params['knowledge_id']);
  if (!id.success) {
    throw new UnknownKnowledgeError();
  }
  return id.data.toLowerCase();
}

function positionOf(cursor: string | undefined): PagePosition | null {
  const position = cursor === undefined ? null : parseCursor(cursor);
  if (cursor !== undefined && position === null) {
    throw invalidRequest([
      {
        type: 'value_error',
        loc: ['query', 'cursor'],
        msg: 'Value error, not a cursor of this list: send the `next_cursor` of the page before',
      },
    ]);
  }
  return position;
}
