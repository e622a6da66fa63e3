import { z } from 'zod';
import type { AgentKnowledge } from '../agents-cloud/conversational-agents.ts';
import type { KnowledgeRepository } from '../knowledge/repository.ts';

/**
 * What an agent with these documents has to have on the platform: the newest upload of each that took
 * effect, in their order. A document that is being synced again counts with the upload before; one that
 * never was, or does not exist, does not count.
 */
export type LinkedKnowledge = (knowledgeIds: readonly string[]) => Promise<AgentKnowledge[]>;

const uuid = z.uuid();

/** Makes {@link LinkedKnowledge}. */
export function createLinkedKnowledge(
  knowledge: Pick<KnowledgeRepository, 'get'>,
): LinkedKnowledge {
  return async (knowledgeIds) => {
    // An agent may be given any text for an id; no other finds a document.
    const ids = knowledgeIds.filter((id) => uuid.safeParse(id).success);
    const records = await Promise.all(ids.map((id) => knowledge.get(id.toLowerCase())));
    return records.flatMap((record) => {
      const documentId = record?.elevenlabs_document_id ?? null;
      return record === null || documentId === null
        ? []
        : [{ documentId, name: record.disease_name }];
    });
  };
}
