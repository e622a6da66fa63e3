import type { KnowledgeDocument, UpdateKnowledge } from '@elevendops/contract';

/** What a person has made of a document's fields. */
export interface EditedFields {
  readonly name: string;
  readonly tags: readonly string[];
  readonly text: string;
}

/** Only what differs, so that two people who change different fields do not undo each other. */
export function changesOf(before: KnowledgeDocument, after: EditedFields): UpdateKnowledge {
  const sameTags =
    before.tags.length === after.tags.length &&
    before.tags.every((tag, index) => tag === after.tags[index]);
  return {
    ...(after.name === before.disease_name ? {} : { disease_name: after.name }),
    ...(sameTags ? {} : { tags: [...after.tags] }),
    ...(after.text === before.raw_content ? {} : { raw_content: after.text }),
  };
}
