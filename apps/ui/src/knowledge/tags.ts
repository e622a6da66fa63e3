import { DEFAULT_KNOWLEDGE_TAGS } from '@elevendops/contract';

/** One of the tags that the client offers. */
export type DefaultTag = (typeof DEFAULT_KNOWLEDGE_TAGS)[number];

/** Whether a tag is one of those that the client offers, and so has a translated label. */
export function isDefaultTag(tag: string): tag is DefaultTag {
  return DEFAULT_KNOWLEDGE_TAGS.some((known) => known === tag);
}

/** Tags from what a person typed: split at commas, lower-cased, white space to `_`, each once. */
export function parseTags(input: string): readonly string[] {
  return uniqueTags(
    input
      .split(/[,，、]/u)
      .map((tag) => tag.trim().toLowerCase().replaceAll(/\s+/gu, '_'))
      .filter((tag) => tag !== ''),
  );
}

/** The tags without repetitions, in the order of their first appearance. */
export function uniqueTags(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)];
}
