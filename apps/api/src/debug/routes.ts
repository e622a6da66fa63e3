import {
  createDebugSessionSchema,
  debugScriptSchema,
  debugTraceListQuerySchema,
  pageQuerySchema,
} from '@elevendops/contract';
import { Router, type Request } from 'express';
import { departureOf } from '../http/departure.ts';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { nextCursor, positionOf } from '../paging/index.ts';
import type { DebugService } from './service.ts';
import { UnknownDebugRecordError } from './unknown-debug-record-error.ts';

/** What the debug routes call. */
export interface DebugRoutesOptions {
  readonly service: DebugService;
  readonly limits: RateLimits;
  /** Aborts, with what to reply, when the process begins to stop. */
  readonly stopping: AbortSignal;
}

const PER_MINUTE = 10;

/** The routes below `/api/debug`. */
export function createDebugRoutes(options: DebugRoutesOptions): Router {
  const { service, limits, stopping } = options;
  const router = Router();

  router
    .route('/health')
    .get(async (_request, response) => {
      response.json(await service.health(departureOf(response)));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/script-generation')
    .post(
      limits('POST /api/debug/script-generation', PER_MINUTE),
      jsonBody,
      async (request, response) => {
        const input = parseRequest(debugScriptSchema, 'body', request.body);
        const signal = AbortSignal.any([departureOf(response), stopping]);
        response.json(await service.run(input, signal));
      },
    )
    .all(onlyMethods('POST'));

  router
    .route('/traces')
    .get(async (request, response) => {
      const query = parseRequest(debugTraceListQuerySchema, 'query', request.query);
      const { records, total, end } = await service.listTraces({
        limit: query.limit,
        after: positionOf(query.cursor),
        sessionId: query.session_id ?? null,
      });
      response.json({ traces: records, total_count: total, next_cursor: nextCursor(end) });
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/traces/:trace_id')
    .get(async (request, response) => {
      response.json(await service.getTrace(idOf(request, 'trace_id', 'Trace')));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/sessions')
    .get(async (request, response) => {
      const { limit, cursor } = parseRequest(pageQuerySchema, 'query', request.query);
      const page = { limit, after: positionOf(cursor) };
      const { records, total, end } = await service.listSessions(page);
      response.json({ sessions: records, total_count: total, next_cursor: nextCursor(end) });
    })
    .post(jsonBody, async (request, response) => {
      const { name } = parseRequest(createDebugSessionSchema, 'body', request.body);
      const { session_id, created_at } = await service.createSession(name);
      response.json({ session_id, name, created_at });
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));

  router
    .route('/sessions/:session_id')
    .get(async (request, response) => {
      response.json(await service.getSession(idOf(request, 'session_id', 'Session')));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/sessions/:session_id/end')
    .post(async (request, response) => {
      const id = idOf(request, 'session_id', 'Session');
      response.json(await service.endSession(id, departureOf(response)));
    })
    .all(onlyMethods('POST'));

  return router;
}

function idOf(request: Request, parameter: string, what: 'Session' | 'Trace'): string {
  return uuidOf(request.params[parameter], () => new UnknownDebugRecordError(what));
}
