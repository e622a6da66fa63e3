import {
  NEXT_CURSOR_HEADER,
  PAGE_LIMITS,
  countCharacters,
  createTemplateSchema,
  previewPromptSchema,
  templateListQuerySchema,
  updateTemplateSchema,
  type PromptPreview,
} from '@elevendops/contract';
import { Router, type Request, type RequestHandler } from 'express';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import { uuidOf } from '../http/uuid-of.ts';
import { nextCursor, positionOf } from '../paging/index.ts';
import { BASE_SYSTEM_PROMPT } from '../prompt/base-system-prompt.ts';
import { isBuiltIn } from './built-in-templates.ts';
import type { ComposePrompt } from './prompts.ts';
import type { TemplateService } from './service.ts';
import { UnknownTemplateError } from './unknown-template-error.ts';

/** What the template routes call. */
export interface TemplateRoutesOptions {
  readonly service: TemplateService;
  readonly composePrompt: ComposePrompt;
  /** Refuses deletions where they are switched off. */
  readonly guardDeletion: RequestHandler;
}

/** The routes below `/api/templates`. */
export function createTemplateRoutes(options: TemplateRoutesOptions): Router {
  const { service, composePrompt, guardDeletion } = options;
  const router = Router();

  router
    .route('/')
    .get(async (request, response) => {
      const query = parseRequest(templateListQuerySchema, 'query', request.query);
      const { limit = PAGE_LIMITS.maxSize, cursor } = query;
      const { templates, end } = await service.list({ limit, after: positionOf(cursor) });
      const next = nextCursor(end);
      if (next !== null) {
        response.setHeader(NEXT_CURSOR_HEADER, next);
      }
      response.json(templates);
    })
    .post(jsonBody, async (request, response) => {
      const input = parseRequest(createTemplateSchema, 'body', request.body);
      response.json(await service.create(input));
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));

  router
    .route('/system-prompt')
    .get((_request, response) => {
      response.json({ content: BASE_SYSTEM_PROMPT });
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/preview')
    .post(jsonBody, async (request, response) => {
      const config = parseRequest(previewPromptSchema, 'body', request.body);
      const { text } = await composePrompt(config);
      response.json({
        template_ids: config.template_ids,
        quick_instructions: config.quick_instructions ?? null,
        combined_prompt: text,
        character_count: countCharacters(text),
      } satisfies PromptPreview);
    })
    .all(onlyMethods('POST'));

  router
    .route('/:template_id')
    .get(async (request, response) => {
      const id = idOf(request);
      response.json({ template_id: id, content: await service.contentOf(id) });
    })
    .put(jsonBody, async (request, response) => {
      const input = parseRequest(updateTemplateSchema, 'body', request.body);
      response.json(await service.update(idOf(request), input));
    })
    .delete(guardDeletion, async (request, response) => {
      await service.delete(idOf(request));
      response.json({ status: 'success', message: 'Template deleted' });
    })
    .all(onlyMethods('GET', 'HEAD', 'PUT', 'DELETE'));

  return router;
}

function idOf(request: Request): string {
  const id = request.params['template_id'];
  return typeof id === 'string' && isBuiltIn(id)
    ? id
    : uuidOf(id, () => new UnknownTemplateError());
}
