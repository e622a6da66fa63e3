import { createSessionSchema, sendMessageSchema } from '@elevendops/contract';
import { Router, type Request } from 'express';
import { UnknownAgentError } from '../agents/unknown-agent-error.ts';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { uuidOf } from '../http/uuid-of.ts';
import type { SessionService } from './service.ts';
import { UnknownSessionError } from './session-errors.ts';

/** What the session routes call. */
export interface SessionRoutesOptions {
  readonly service: SessionService;
  readonly limits: RateLimits;
}

/** The routes below `/api/patient`. */
export function createSessionRoutes({ service, limits }: SessionRoutesOptions): Router {
  const router = Router();

  router
    .route('/session')
    .post(limits('POST /api/patient/session', 20), jsonBody, async (request, response) => {
      const input = parseRequest(createSessionSchema, 'body', request.body);
      const agent_id = uuidOf(input.agent_id, () => new UnknownAgentError());
      response.json(await service.start({ ...input, agent_id }));
    })
    .all(onlyMethods('POST'));

  router
    .route('/session/:session_id')
    .get(async (request, response) => {
      response.json(await service.get(idOf(request)));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/session/:session_id/message')
    .post(
      limits('POST /api/patient/session/{session_id}/message', 60),
      jsonBody,
      async (request, response) => {
        const input = parseRequest(sendMessageSchema, 'body', request.body);
        response.json(await service.say(idOf(request), input));
      },
    )
    .all(onlyMethods('POST'));

  router
    .route('/session/:session_id/voice')
    .post(limits('POST /api/patient/session/{session_id}/voice', 20), async (request, response) => {
      response.json(await service.beginVoice(idOf(request)));
    })
    .all(onlyMethods('POST'));

  router
    .route('/session/:session_id/voice/end')
    .post(
      limits('POST /api/patient/session/{session_id}/voice/end', 60),
      async (request, response) => {
        response.json(await service.endVoice(idOf(request)));
      },
    )
    .all(onlyMethods('POST'));

  router
    .route('/session/:session_id/end')
    .post(async (request, response) => {
      response.json(await service.end(idOf(request)));
    })
    .all(onlyMethods('POST'));

  return router;
}

function idOf(request: Request): string {
  return uuidOf(request.params['session_id'], () => new UnknownSessionError());
}
