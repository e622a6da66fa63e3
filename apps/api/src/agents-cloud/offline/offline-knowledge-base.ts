import { createHash, randomUUID } from 'node:crypto';
import { countCharacters } from '@elevendops/contract';
import type { DocumentStore } from '../../documents/index.ts';
import { KnowledgeBaseError, type KnowledgeBase } from '../knowledge-base.ts';

/** What the offline knowledge base keeps about each upload. */
const COLLECTION = 'offline_knowledge_base';

/**
 * A knowledge base that needs no network: it registers uploads in the document store, and refuses what
 * the real platform refuses.
 */
export function createOfflineKnowledgeBase(store: DocumentStore): KnowledgeBase {
  return {
    async upload(upload) {
      if (upload.text.trim() === '') {
        throw new KnowledgeBaseError('The document has no readable text.', { retryable: false });
      }
      const documentId = `mock_doc_${randomUUID()}`;
      await store.set(COLLECTION, documentId, {
        knowledge_id: upload.knowledgeId,
        name: upload.name,
        characters: countCharacters(upload.text),
        sha256: createHash('sha256').update(upload.text).digest('hex'),
      });
      return documentId;
    },
    async remove(documentId) {
      await store.delete(COLLECTION, documentId);
    },
  };
}
