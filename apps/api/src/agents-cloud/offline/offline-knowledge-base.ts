import { createHash, randomUUID } from 'node:crypto';
import { countCharacters } from '@elevendops/contract';
import type { DocumentStore } from '../../documents/index.ts';
import { splitText } from '../../knowledge/text-parts.ts';
import { KnowledgeBaseError, type KnowledgeBase } from '../knowledge-base.ts';

/** What the offline knowledge base keeps about each upload. */
const UPLOADS = 'offline_knowledge_base';
const TEXTS = 'offline_knowledge_texts';
const FOUND_AT_ONCE = 100;

/** What the store must be able to filter on without a scan. */
export const OFFLINE_INDEXES = [{ collection: UPLOADS, fields: ['knowledge_id'] }] as const;

/**
 * A knowledge base that needs no network: it keeps uploads in the document store, and refuses what the
 * real platform refuses.
 */
export function createOfflineKnowledgeBase(store: DocumentStore): KnowledgeBase {
  return {
    async upload(upload) {
      if (upload.text.trim() === '') {
        throw new KnowledgeBaseError('The document has no readable text.', { retryable: false });
      }
      const documentId = `mock_doc_${randomUUID()}`;
      const parts = splitText(upload.text);
      await store.transaction((tx) => {
        tx.set(UPLOADS, documentId, {
          knowledge_id: upload.knowledgeId,
          name: upload.name,
          characters: countCharacters(upload.text),
          sha256: createHash('sha256').update(upload.text).digest('hex'),
          parts: parts.length,
        });
        for (const [index, text] of parts.entries()) {
          tx.set(TEXTS, partId(documentId, index), { text });
        }
        return Promise.resolve();
      });
      return documentId;
    },
    async find(knowledgeId) {
      const uploads = await store.query(UPLOADS, {
        where: [{ field: 'knowledge_id', op: '==', value: knowledgeId }],
        limit: FOUND_AT_ONCE,
        select: ['knowledge_id'],
      });
      return uploads.map(({ id }) => id);
    },
    async remove(documentId) {
      await store.transaction(async (tx) => {
        const stored = await tx.get(UPLOADS, documentId);
        for (let index = 0; index < Number(stored?.data['parts'] ?? 0); index += 1) {
          tx.delete(TEXTS, partId(documentId, index));
        }
        tx.delete(UPLOADS, documentId);
      });
    },
  };
}

/** The text of an upload; null when it is not there any more. */
export async function readOfflineUpload(
  store: DocumentStore,
  documentId: string,
): Promise<string | null> {
  const stored = await store.get(UPLOADS, documentId);
  if (stored === null) {
    return null;
  }
  const parts = await Promise.all(
    Array.from({ length: Number(stored.data['parts'] ?? 0) }, (_, index) =>
      store.get(TEXTS, partId(documentId, index)),
    ),
  );
  return parts.map((part) => String(part?.data['text'] ?? '')).join('');
}

function partId(documentId: string, index: number): string {
  return `${documentId}-${String(index)}`;
}
