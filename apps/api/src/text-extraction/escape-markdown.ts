/**
 * Keeps Markdown from reading meaning into plain words. Only characters that could mean something
 * where they stand are escaped, so that ordinary text stays as it was written.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/gm, '\\\\')
    .replace(/`/g, '\\`')
    .replace(/(?<![^\S\n])[*~]|[*~](?![^\S\n])/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\](?=[([:])/g, '\\]')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?[a-z0-9]+;)/gi, '\\&');
}

/** Escapes the brackets in the words of a link, beside what {@link escapeMarkdown} does. */
export function escapeLinkText(text: string): string {
  return escapeMarkdown(text.replace(/[[\]]/g, ' ')).replace(/ +/g, ' ');
}

/**
 * Escapes what would begin a heading, a quotation or a rule at the start of a line. Numbers and hyphens
 * are left alone: somebody who types them there means a list.
 */
export function escapeLineStarts(text: string): string {
  return text.replace(/^(?=#{1,6}(?:\s|$)|>|\+(?:\s|$)|[-=:|][-=:|\s]*$)/gm, '\\');
}
