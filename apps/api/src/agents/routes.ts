import {
  agentListQuerySchema,
  createAgentSchema,
  updateAgentSchema,
  type AgentDeleted,
  type AgentList,
} from '@elevendops/contract';
import { Router, type Request, type RequestHandler } from 'express';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { nextCursor, positionOf } from '../paging/index.ts';
import type { AgentService } from './service.ts';
import { UnknownAgentError } from './unknown-agent-error.ts';

/** What the agent routes call. */
export interface AgentRoutesOptions {
  readonly service: AgentService;
  readonly limits: RateLimits;
  /** Refuses deletions where they are switched off. */
  readonly guardDeletion: RequestHandler;
}

/** The routes below `/api/agent`. */
export function createAgentRoutes({ service, limits, guardDeletion }: AgentRoutesOptions): Router {
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      const { limit, cursor } = parseRequest(agentListQuerySchema, 'query', request.query);
      const { agents, total, end } = await service.list({ limit, after: positionOf(cursor) });
      response.json({
        agents,
        total_count: total,
        next_cursor: nextCursor(end),
      } satisfies AgentList);
    })
    .post(limits('POST /api/agent', 20), jsonBody, async (request, response) => {
      const input = parseRequest(createAgentSchema, 'body', request.body);
      response.json(await service.create(input));
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));

  router
    .route('/system-prompts')
    .get((_request, response) => {
      response.json(service.systemPrompts());
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/:agent_id')
    .get(async (request, response) => {
      response.json(await service.get(idOf(request)));
    })
    .put(limits('PUT /api/agent/{agent_id}', 20), jsonBody, async (request, response) => {
      const input = parseRequest(updateAgentSchema, 'body', request.body);
      response.json(await service.update(idOf(request), input));
    })
    .delete(guardDeletion, async (request, response) => {
      await service.delete(idOf(request));
      response.json({ status: 'success', message: 'Agent deleted' } satisfies AgentDeleted);
    })
    .all(onlyMethods('GET', 'HEAD', 'PUT', 'DELETE'));

  router
    .route('/:agent_id/system-prompt')
    .get(async (request, response) => {
      response.json(await service.prompt(idOf(request)));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/:agent_id/sync')
    .post(limits('POST /api/agent/{agent_id}/sync', 20), async (request, response) => {
      response.json(await service.sync(idOf(request)));
    })
    .all(onlyMethods('POST'));

  return router;
}

function idOf(request: Request): string {
  return uuidOf(request.params['agent_id'], () => new UnknownAgentError());
}
