import { CIRCUMSTANCES, SYNONYMS } from './synonyms.ts';
import { questionTerms } from './terms.ts';
import type { Passage } from './index-document.ts';

/** Sentences of one section that answer a question, in their order. */
export interface FoundAnswer {
  readonly sentences: readonly string[];
  readonly document: string;
  readonly section: string | null;
}

/** Something that is asked for: met when all terms of one of the alternatives are there. */
type Concept = readonly (readonly string[])[];

// The usual constants of BM25.
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;
/** How much of what is asked for, by weight, a sentence has to hold. */
const NEEDED_SHARE = 0.5;
const MAX_SENTENCES = 3;
/** How good a further sentence has to be, next to the best. */
const FURTHER_SHARE = 0.5;

/** What the circumstances of a question count for, next to what is asked. */
const CIRCUMSTANCE_SHARE = 0.5;

const CIRCUMSTANCE_TERMS = new Set(CIRCUMSTANCES.flatMap(questionTerms));
const SYNONYM_TERMS = SYNONYMS.map((group) =>
  group.map(questionTerms).filter((terms) => terms.length > 0),
);

/**
 * Finds the sentences that answer a question (BM25, over sentences with their headings), or null when none
 * holds enough of what is asked. The same question and documents always give the same answer.
 */
export function findAnswer(question: string, passages: readonly Passage[]): FoundAnswer | null {
  const concepts = conceptsOf(question);
  if (concepts.length === 0 || passages.length === 0) {
    return null;
  }
  const rarities = weightsOf(concepts, passages);
  const asked = sum(rarities);
  const averageLength = Math.max(1, sum(passages.map(({ length }) => length)) / passages.length);

  const scored = passages.map((passage, order) => {
    const frequencies = concepts.map((concept) => frequencyOf(concept, passage));
    const lengthFactor = 1 - LENGTH_SHARE + LENGTH_SHARE * (passage.length / averageLength);
    const scores = frequencies.map(
      (frequency, index) =>
        ((rarities[index] ?? 0) * frequency * (SATURATION + 1)) /
        (frequency + SATURATION * lengthFactor),
    );
    const held = sum(rarities.filter((_, index) => (frequencies[index] ?? 0) > 0));
    return { passage, order, score: sum(scores), share: held / asked };
  });

  const [best] = scored
    .filter(({ share }) => share >= NEEDED_SHARE)
    .sort((one, other) => other.score - one.score || one.order - other.order);
  if (best === undefined) {
    return null;
  }
  const { document, section } = best.passage;
  const chosen = scored
    .filter(
      ({ passage, score, share }) =>
        passage.document === document &&
        passage.section === section &&
        share >= NEEDED_SHARE &&
        score >= best.score * FURTHER_SHARE,
    )
    .sort((one, other) => other.score - one.score || one.order - other.order)
    .slice(0, MAX_SENTENCES)
    .sort((one, other) => one.order - other.order);
  return { sentences: chosen.map(({ passage }) => passage.text), document, section };
}

/** What a question asks for, with the words that mean the same. */
function conceptsOf(question: string): Concept[] {
  const terms = questionTerms(question);
  const present = new Set(terms);
  const groups = SYNONYM_TERMS.filter((group) =>
    group.some((alternative) => alternative.every((term) => present.has(term))),
  );
  return terms.map((term) => [
    [term],
    ...groups
      .filter((group) =>
        group.some(
          (alternative) =>
            alternative.includes(term) && alternative.every((other) => present.has(other)),
        ),
      )
      .flat(),
  ]);
}

function frequencyOf(concept: Concept, { weights }: Passage): number {
  return Math.max(
    ...concept.map((terms) => Math.min(...terms.map((term) => weights.get(term) ?? 0))),
  );
}

/**
 * What each concept counts for. Circumstances that no document speaks of are left out, unless nothing else
 * is asked for: what a leaflet says it says of its own case.
 */
function weightsOf(concepts: readonly Concept[], passages: readonly Passage[]): number[] {
  const isAskedOnly = concepts.every(isCircumstance);
  return concepts.map((concept) => {
    const rarity = rarityOf(concept, passages);
    if (isAskedOnly || !isCircumstance(concept)) {
      return rarity;
    }
    const isKnown = passages.some((passage) => frequencyOf(concept, passage) > 0);
    return isKnown ? rarity * CIRCUMSTANCE_SHARE : 0;
  });
}

function isCircumstance([[term = ''] = []]: Concept): boolean {
  return CIRCUMSTANCE_TERMS.has(term);
}

function rarityOf(concept: Concept, passages: readonly Passage[]): number {
  const holding = passages.filter((passage) => frequencyOf(concept, passage) > 0).length;
  return Math.log(1 + (passages.length - holding + 0.5) / (holding + 0.5));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
