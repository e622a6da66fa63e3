import type { Agent, KnowledgeSummary } from '@elevendops/contract';

/** A document that an agent is linked to; null when there is none with that id. */
export interface LinkedDocument {
  readonly id: string;
  readonly document: KnowledgeSummary | null;
}

/** The documents of an agent, in its order. */
export function linkedDocuments(
  agent: Agent,
  documents: readonly KnowledgeSummary[],
): readonly LinkedDocument[] {
  const byId = new Map(documents.map((document) => [document.knowledge_id, document]));
  return agent.knowledge_ids.map((id) => ({ id, document: byId.get(id) ?? null }));
}

/** The agents whose name, or the name of one of whose documents, holds every word of the search. */
export function searchAgents(
  agents: readonly Agent[],
  documents: readonly KnowledgeSummary[],
  search: string,
): readonly Agent[] {
  const words = search.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return agents.filter((agent) => {
    const names = linkedDocuments(agent, documents).map(
      (link) => link.document?.disease_name ?? '',
    );
    const text = [agent.name, ...names].join('\n').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}
