import { parseSentences, type Sentence } from './passages.ts';
import { documentTerms } from './terms.ts';

/** A sentence with what it is found by. */
export interface Passage extends Sentence {
  /** Name of its document. */
  readonly document: string;
  /** How often each term is in the sentence; terms of its heading count half, of the document's name a quarter. */
  readonly weights: ReadonlyMap<string, number>;
  /** How many terms the sentence has. */
  readonly length: number;
}

const HEADING_WEIGHT = 0.5;
const NAME_WEIGHT = 0.25;

/** Makes a document searchable, sentence by sentence: a long one has thousands. */
export function* indexDocument(name: string, markdown: string): Generator<Passage, void> {
  const nameTerms = documentTerms(name);
  for (const sentence of parseSentences(markdown)) {
    const own = documentTerms(sentence.text);
    const weights = new Map<string, number>();
    const add = (terms: readonly string[], weight: number): void => {
      for (const term of terms) {
        weights.set(term, (weights.get(term) ?? 0) + weight);
      }
    };
    add(own, 1);
    add(documentTerms(sentence.section ?? ''), HEADING_WEIGHT);
    add(nameTerms, NAME_WEIGHT);
    yield { ...sentence, document: name, weights, length: own.length };
  }
}
