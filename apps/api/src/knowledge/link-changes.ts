import { VersionConflictError, type DocumentStore, type Transaction } from '../documents/index.ts';

const COLLECTION = 'knowledge_link_changes';

/** A document has changed for the agents that link it. */
export interface LinkChange {
  readonly knowledgeId: string;
  /** The upload that is in effect now; null when the document was deleted. */
  readonly documentId: string | null;
}

/** A change as it was noted. */
export interface NotedLinkChange extends LinkChange {
  readonly version: string;
}

/** Changes that agents have not been told of yet: one for each document, the newest. */
export interface LinkChanges {
  list(limit: number): Promise<NotedLinkChange[]>;
  /** Takes a change off the list, unless a newer one took its place. */
  finish(change: NotedLinkChange): Promise<void>;
}

/** Notes a change in the transaction that makes it, so that neither happens without the other. */
export function noteLinkChange(tx: Transaction, { knowledgeId, documentId }: LinkChange): void {
  tx.set(COLLECTION, knowledgeId, { knowledge_id: knowledgeId, document_id: documentId });
}

/** Makes {@link LinkChanges} over a document store. */
export function createLinkChanges(store: DocumentStore): LinkChanges {
  return {
    async list(limit) {
      const noted = await store.query(COLLECTION, { limit });
      return noted.map(({ id, data, version }) => {
        const documentId = data['document_id'];
        return {
          knowledgeId: id,
          documentId: typeof documentId === 'string' ? documentId : null,
          version,
        };
      });
    },
    async finish({ knowledgeId, version }) {
      try {
        await store.delete(COLLECTION, knowledgeId, { ifVersion: version });
      } catch (error) {
        if (!(error instanceof VersionConflictError)) {
          throw error;
        }
      }
    },
  };
}
