import * as z from 'zod/mini';
import { documented } from '../documented.ts';
import {
  createKnowledgeSchema,
  knowledgeDocumentSchema,
  knowledgeListQuerySchema,
  knowledgeListSchema,
  updateKnowledgeSchema,
  uploadKnowledgeFieldsSchema,
} from '../knowledge.ts';
import { errors, idInPath, json, operationsOf, type FeaturePaths } from './operations.ts';

const knowledge = operationsOf('Knowledge');
const knowledgeId = idInPath('knowledge_id', 'Id of the document.');

const uploadForm = z.extend(uploadKnowledgeFieldsSchema, {
  file: documented(
    { format: 'binary', description: 'A .md, .txt, .pdf or .docx file.' },
    z.string(),
  ),
});

/** The operations below `/api/knowledge`. */
export const KNOWLEDGE_PATHS: FeaturePaths = {
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
        200: json(knowledgeDocumentSchema, 'Pending; unchanged when completed or in progress.'),
        ...errors(404),
      },
    }),
  },
};
