/** What a suggestion is made from. */
export interface SuggestionSource {
  /** The name of the document. */
  readonly name: string;
  /** Its text by headings; null when it has none. */
  readonly sections: Readonly<Record<string, string>> | null;
}

/** A question that a patient can ask with one touch. */
export type Suggestion =
  /** A heading that is a question already. */
  | { readonly kind: 'question'; readonly text: string }
  /** Something to ask about. */
  | { readonly kind: 'topic'; readonly text: string };

const MAX_LENGTH = 70;
// What the API calls text without a heading.
const NOT_HEADINGS = new Set(['Introduction', 'content']);

/**
 * Questions from the headings of the documents, the first of each document before the second of any; a
 * document without headings is asked about by its name.
 */
export function suggestQuestions(
  documents: readonly SuggestionSource[],
  max: number,
): readonly Suggestion[] {
  const headings = documents.map(headingsOf);
  const longest = Math.max(0, ...headings.map((list) => list.length));
  const inTurn = Array.from({ length: longest }, (_, place) =>
    headings.flatMap((list) => list[place] ?? []),
  ).flat();
  return [...new Set(inTurn)].slice(0, max).map((text) => ({
    kind: /[?？]$/u.test(text) ? 'question' : 'topic',
    text,
  }));
}

function headingsOf({ name, sections }: SuggestionSource): readonly string[] {
  const found = Object.keys(sections ?? {})
    .filter((key) => !NOT_HEADINGS.has(key))
    .map(plainHeading)
    .filter((text) => /\p{L}/u.test(text) && [...text].length <= MAX_LENGTH);
  return found.length > 0 ? found : [plainHeading(name)].filter((text) => text !== '');
}

/** A heading as it is said: without marks of Markdown and without its number. */
function plainHeading(heading: string): string {
  return heading
    .replaceAll(/[*_`#]+/gu, '')
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)、]?\s+|[一二三四五六七八九十]+、\s*)/u, '')
    .replace(/[:：]\s*$/u, '')
    .trim();
}
