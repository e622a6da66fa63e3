import {
  PAGE_LIMITS,
  knowledgeDocumentSchema,
  knowledgeListSchema,
  type KnowledgeDocument,
  type KnowledgeList,
  type UpdateKnowledge,
} from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';
import { NO_BODY } from './read-reply.ts';

/** A new document whose text was pasted. */
export interface PastedDocument {
  readonly disease_name: string;
  readonly tags: readonly string[];
  readonly raw_content: string;
}

/** A new document whose text is in a file. */
export interface UploadedDocument {
  readonly disease_name: string;
  readonly tags: readonly string[];
  readonly file: File;
}

/** How an upload is followed and stopped. */
export interface UploadHandling {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/** One page of summaries; without a cursor the first. */
export function fetchKnowledgePage(
  api: ApiClient,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<KnowledgeList> {
  const query = new URLSearchParams({
    fields: 'summary',
    limit: String(PAGE_LIMITS.maxSize),
  });
  if (cursor !== null) {
    query.set('cursor', cursor);
  }
  return api.request(`/api/knowledge?${query.toString()}`, { reply: knowledgeListSchema, signal });
}

/** A whole document. */
export function fetchKnowledge(
  api: ApiClient,
  id: string,
  signal?: AbortSignal,
): Promise<KnowledgeDocument> {
  return api.request(pathOf(id), { reply: knowledgeDocumentSchema, signal });
}

/** Saves pasted text as a new document. */
export function createKnowledge(
  api: ApiClient,
  document: PastedDocument,
): Promise<KnowledgeDocument> {
  return api.request('/api/knowledge', {
    method: 'POST',
    body: document,
    reply: knowledgeDocumentSchema,
  });
}

/** Saves a file as a new document. */
export function uploadKnowledge(
  api: ApiClient,
  document: UploadedDocument,
  handling: UploadHandling,
): Promise<KnowledgeDocument> {
  const form = new FormData();
  form.set('disease_name', document.disease_name);
  for (const tag of document.tags) {
    form.append('tags', tag);
  }
  // Fields first: a server that streams knows them before the file arrives.
  form.set('file', document.file, document.file.name);
  return api.upload({
    path: '/api/knowledge/upload',
    form,
    reply: knowledgeDocumentSchema,
    ...handling,
  });
}

/** Changes the given fields of a document. */
export function updateKnowledge(
  api: ApiClient,
  id: string,
  change: UpdateKnowledge,
): Promise<KnowledgeDocument> {
  return api.request(pathOf(id), { method: 'PUT', body: change, reply: knowledgeDocumentSchema });
}

/** Deletes a document, here and on the voice platform. */
export function deleteKnowledge(api: ApiClient, id: string): Promise<undefined> {
  return api.request(pathOf(id), { method: 'DELETE', reply: NO_BODY });
}

/** Starts the sync of a failed document again. */
export function retryKnowledgeSync(api: ApiClient, id: string): Promise<KnowledgeDocument> {
  return api.request(`${pathOf(id)}/retry-sync`, {
    method: 'POST',
    reply: knowledgeDocumentSchema,
  });
}

function pathOf(id: string): string {
  return `/api/knowledge/${encodeURIComponent(id)}`;
}
