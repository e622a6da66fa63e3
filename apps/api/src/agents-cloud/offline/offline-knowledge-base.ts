import { createHash } from 'node:crypto';
import { countCharacters } from '@elevendops/contract';
import type { DocumentStore } from '../../documents/index.ts';
import { KnowledgeBaseError, type KnowledgeBase, type KnowledgeUpload } from '../knowledge-base.ts';

/** What the offline knowledge base keeps about each upload. */
const COLLECTION = 'offline_knowledge_base';

/**
 * A knowledge base that needs no network: it registers uploads in the document store, and refuses what
 * the real platform refuses. The same revision of a document always gets the same id.
 */
export function createOfflineKnowledgeBase(store: DocumentStore): KnowledgeBase {
  return {
    async upload(upload) {
      if (upload.text.trim() === '') {
        throw new KnowledgeBaseError('The document has no readable text.', { retryable: false });
      }
      const documentId = documentIdOf(upload);
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

function documentIdOf({ knowledgeId, revision }: KnowledgeUpload): string {
  const digest = createHash('sha256')
    .update(`${knowledgeId}:${String(revision)}`)
    .digest('hex');
  const groups = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
  ];
  return `mock_doc_${[...groups, digest.slice(20, 32)].join('-')}`;
}
