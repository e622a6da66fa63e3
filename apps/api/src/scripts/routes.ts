import { generateScriptSchema } from '@elevendops/contract';
import { Router, type Request } from 'express';
import { departureOf } from '../http/departure.ts';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { UnknownKnowledgeError } from '../knowledge/unknown-knowledge-error.ts';
import type { ScriptJob, ScriptService } from './service.ts';
import { streamScript, type StreamScriptOptions } from './stream-script.ts';

/** What the script routes call. */
export interface ScriptRoutesOptions extends StreamScriptOptions {
  readonly service: ScriptService;
  readonly limits: RateLimits;
  /** Aborts, with what to reply, when the process begins to stop. */
  readonly stopping: AbortSignal;
}

const PER_MINUTE = 10;

/** The routes below `/api/audio` that write scripts. */
export function createScriptRoutes(options: ScriptRoutesOptions): Router {
  const { service, limits, stopping } = options;
  const router = Router();

  function prepare(request: Request): Promise<ScriptJob> {
    const input = parseRequest(generateScriptSchema, 'body', request.body);
    const knowledge_id = uuidOf(input.knowledge_id, () => new UnknownKnowledgeError());
    return service.prepare({ ...input, knowledge_id });
  }

  router
    .route('/generate-script')
    .post(
      limits('POST /api/audio/generate-script', PER_MINUTE),
      jsonBody,
      async (request, response) => {
        const job = await prepare(request);
        const signal = AbortSignal.any([departureOf(response), stopping]);
        response.json(await service.generate(job, signal));
      },
    )
    .all(onlyMethods('POST'));

  router
    .route('/generate-script-stream')
    .post(
      limits('POST /api/audio/generate-script-stream', PER_MINUTE),
      jsonBody,
      async (request, response) => {
        const job = await prepare(request);
        const departed = departureOf(response);
        const pieces = service.stream(job, AbortSignal.any([departed, stopping]));
        await streamScript(pieces, response, { ...options, departed });
      },
    )
    .all(onlyMethods('POST'));

  return router;
}
