import type { KnowledgeUpload } from '../knowledge-base.ts';

const MAX_NAME_CHARACTERS = 150;

/**
 * The name of an upload on the platform, which finds documents by how their names begin: the document,
 * its revision, and for people what it is about.
 */
export function uploadName(upload: KnowledgeUpload): string {
  const shown = [...upload.name].slice(0, MAX_NAME_CHARACTERS).join('');
  return revisionPrefix(upload) + shown;
}

/** How the names of all uploads of one revision begin. */
export function revisionPrefix({ knowledgeId, revision }: KnowledgeUpload): string {
  return `${documentPrefix(knowledgeId)}r${String(revision)} `;
}

/** How the names of all uploads of a document begin. */
export function documentPrefix(knowledgeId: string): string {
  return `${knowledgeId} `;
}
