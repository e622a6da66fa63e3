import { documented } from '../documented.ts';
import {
  NEXT_CURSOR_HEADER,
  createTemplateSchema,
  customTemplateSchema,
  previewPromptSchema,
  promptPreviewSchema,
  systemPromptSchema,
  templateContentSchema,
  templateDeletedSchema,
  templateListQuerySchema,
  templateListSchema,
  updateTemplateSchema,
} from '../templates.ts';
import * as z from 'zod/mini';
import {
  errors,
  idInPath,
  json,
  jsonRequest,
  operationsOf,
  type FeaturePaths,
} from './operations.ts';

const templates = operationsOf('Templates');
const templateId = idInPath('template_id', 'Id of the template.');

const list = {
  ...json(templateListSchema, 'The built-in templates in their order, then custom ones.'),
  headers: z.object({
    [NEXT_CURSOR_HEADER]: documented(
      { description: 'The `cursor` of the next page; absent after the last.' },
      z.optional(z.string()),
    ),
  }),
};

/** The operations below `/api/templates`. */
export const TEMPLATES_PATHS: FeaturePaths = {
  '/api/templates': {
    get: templates('List templates; only the first page holds the built-in ones', {
      operationId: 'listTemplates',
      requestParams: { query: templateListQuerySchema },
      responses: { 200: list, ...errors(422) },
    }),
    post: templates('Create a template', {
      operationId: 'createTemplate',
      requestBody: jsonRequest(createTemplateSchema),
      responses: { 200: json(customTemplateSchema, 'Created.'), ...errors(413, 415, 422) },
    }),
  },
  '/api/templates/system-prompt': {
    get: templates('Read the base system prompt', {
      operationId: 'getSystemPrompt',
      responses: { 200: json(systemPromptSchema, 'The prompt.'), ...errors() },
    }),
  },
  '/api/templates/preview': {
    post: templates('Show the exact prompt that a script would be written with', {
      operationId: 'previewPrompt',
      requestBody: jsonRequest(previewPromptSchema),
      responses: { 200: json(promptPreviewSchema, 'The prompt.'), ...errors(413, 415, 422) },
    }),
  },
  '/api/templates/{template_id}': {
    get: templates('Read the text of a template', {
      operationId: 'getTemplate',
      requestParams: templateId,
      responses: { 200: json(templateContentSchema, 'Its text.'), ...errors(404) },
    }),
    put: templates('Change a custom template', {
      operationId: 'updateTemplate',
      requestParams: templateId,
      requestBody: jsonRequest(updateTemplateSchema),
      responses: { 200: json(customTemplateSchema, 'Changed.'), ...errors(404, 413, 415, 422) },
    }),
    delete: templates('Delete a custom template', {
      operationId: 'deleteTemplate',
      requestParams: templateId,
      responses: { 200: json(templateDeletedSchema, 'Deleted.'), ...errors(403, 404) },
    }),
  },
};
