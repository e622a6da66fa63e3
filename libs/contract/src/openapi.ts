import { healthReportSchema, readinessReportSchema } from '@elevendops/health';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { errorEnvelopeSchema } from './error-envelope.ts';
import {
  createKnowledgeSchema,
  knowledgeDocumentSchema,
  knowledgeListQuerySchema,
  knowledgeListSchema,
  updateKnowledgeSchema,
  uploadKnowledgeFieldsSchema,
} from './knowledge.ts';

const ERROR_DESCRIPTIONS: Readonly<Record<number, string>> = {
  403: 'The server runs as a demonstration.',
  404: 'Nothing has this id.',
  413: 'The request is too large.',
  415: 'The content type is not one that this route reads.',
  422: 'The request is not valid; `detail` lists each problem.',
  500: 'A bug of ours; quote the `request_id`.',
  503: 'Not now: a store is away, or the server starts, stops or is busy; see `Retry-After`.',
};

function json(schema: z.ZodType, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

function errors(...statuses: readonly number[]): ZodOpenApiResponsesObject {
  const responses: ZodOpenApiResponsesObject = {};
  for (const status of [...statuses, 500, 503]) {
    responses[`${status as 404}`] = json(
      errorEnvelopeSchema,
      ERROR_DESCRIPTIONS[status] ?? 'Error',
    );
  }
  responses.default = json(errorEnvelopeSchema, 'Any other failure, in the same envelope.');
  return responses;
}

const knowledgeId = {
  path: z.object({ knowledge_id: z.string().meta({ description: 'Id of the document.' }) }),
};

const uploadForm = uploadKnowledgeFieldsSchema.omit({}).extend({
  file: z.string().meta({ format: 'binary', description: 'A .md, .txt, .pdf or .docx file.' }),
});

function operation(
  summary: string,
  rest: Omit<ZodOpenApiOperationObject, 'summary' | 'tags'>,
  tag: string,
) {
  return { summary, tags: [tag], ...rest };
}

/** The OpenAPI 3.1 document of the API, made from the schemas that validate its requests. */
export function createOpenApiDocument(version: string): ReturnType<typeof createDocument> {
  const knowledge = (summary: string, rest: Omit<ZodOpenApiOperationObject, 'summary' | 'tags'>) =>
    operation(summary, rest, 'Knowledge');
  const health = (summary: string, rest: Omit<ZodOpenApiOperationObject, 'summary' | 'tags'>) =>
    operation(summary, rest, 'Health');
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'ElevenDops Backend API',
        version,
        description:
          'Voice-AI patient education: knowledge, scripts, speech, agents, conversations.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      paths: {
        '/api/health': {
          get: health('Liveness and status; always 200', {
            operationId: 'getHealth',
            responses: { 200: json(healthReportSchema, 'The process is alive.') },
          }),
        },
        '/api/health/ready': {
          get: health('Readiness', {
            operationId: 'getReadiness',
            responses: {
              200: json(readinessReportSchema, 'Ready for work.'),
              503: json(readinessReportSchema, 'Not ready, or draining.'),
            },
          }),
        },
        '/api/knowledge': {
          get: knowledge('List documents, newest first', {
            operationId: 'listKnowledge',
            requestParams: { query: knowledgeListQuerySchema },
            responses: { 200: json(knowledgeListSchema, 'One page.'), ...errors(422) },
          }),
          post: knowledge('Create a document and sync it', {
            operationId: 'createKnowledge',
            requestBody: {
              required: true,
              content: { 'application/json': { schema: createKnowledgeSchema } },
            },
            responses: {
              201: json(knowledgeDocumentSchema, 'Created; its sync is pending.'),
              ...errors(413, 415, 422),
            },
          }),
        },
        '/api/knowledge/upload': {
          post: knowledge('Create a document from a file', {
            operationId: 'uploadKnowledge',
            requestBody: {
              required: true,
              content: { 'multipart/form-data': { schema: uploadForm } },
            },
            responses: {
              201: json(knowledgeDocumentSchema, 'Created; its sync is pending.'),
              ...errors(413, 415, 422),
            },
          }),
        },
        '/api/knowledge/{knowledge_id}': {
          get: knowledge('Read a document', {
            operationId: 'getKnowledge',
            requestParams: knowledgeId,
            responses: { 200: json(knowledgeDocumentSchema, 'The document.'), ...errors(404) },
          }),
          put: knowledge('Change a document; a change is synced again', {
            operationId: 'updateKnowledge',
            requestParams: knowledgeId,
            requestBody: {
              required: true,
              content: { 'application/json': { schema: updateKnowledgeSchema } },
            },
            responses: {
              200: json(knowledgeDocumentSchema, 'As it is before the new sync starts.'),
              ...errors(404, 413, 415, 422),
            },
          }),
          delete: knowledge('Delete a document, here and on the voice platform', {
            operationId: 'deleteKnowledge',
            requestParams: knowledgeId,
            responses: { 204: { description: 'Deleted.' }, ...errors(403, 404) },
          }),
        },
        '/api/knowledge/{knowledge_id}/retry-sync': {
          post: knowledge('Sync a failed document again', {
            operationId: 'retryKnowledgeSync',
            requestParams: knowledgeId,
            responses: {
              200: json(
                knowledgeDocumentSchema,
                'Pending; unchanged when completed or in progress.',
              ),
              ...errors(404),
            },
          }),
        },
      },
    },
    { override: tidy },
  );
}

/** What zod adds for its own sake: patterns that repeat a format, and replies that could never grow. */
function tidy({
  jsonSchema,
}: {
  readonly jsonSchema: { format?: string; pattern?: string; additionalProperties?: unknown };
}): void {
  if (jsonSchema.format === 'date-time' || jsonSchema.format === 'uuid') {
    delete jsonSchema.pattern;
  }
  if (jsonSchema.additionalProperties === false) {
    delete jsonSchema.additionalProperties;
  }
}
