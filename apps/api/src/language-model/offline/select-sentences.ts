import type { Section } from './outline.ts';
import { isChosen, isUrgent } from './relevance.ts';
import { spokenLength } from './spoken-length.ts';

/** How much may be said. */
export interface Budget {
  /** In words, as {@link spokenLength} counts. */
  readonly words: number;
  /** What it costs besides to say one more sentence of a section that has said so many. */
  readonly overhead: (section: Section, said: number) => number;
}

/**
 * The sentences that fit, each in its place. Sections take turns, so that each is heard of before one is
 * told whole; what is urgent comes first, and what the templates ask for has two sentences a turn.
 */
export function selectSentences(
  sections: readonly Section[],
  templateIds: readonly string[],
  { words, overhead }: Budget,
): Section[] {
  const queues = sections.map((section) => ({
    section,
    next: 0,
    taken: new Set<number>(),
    urgent: isUrgent(section.heading ?? ''),
    perTurn: isChosen(section.heading ?? '', templateIds) ? 2 : 1,
  }));
  const order = queues.toSorted((left, right) => Number(right.urgent) - Number(left.urgent));
  let left = words;
  while (order.some(({ section, next }) => next < section.sentences.length)) {
    for (const queue of order) {
      const { section, next, taken, perTurn } = queue;
      queue.next += perTurn;
      for (const [offset, sentence] of section.sentences.slice(next, queue.next).entries()) {
        const index = next + offset;
        const cost = spokenLength(sentence) + overhead(section, taken.size);
        if (cost <= left) {
          left -= cost;
          taken.add(index);
        }
      }
    }
  }
  return queues
    .map(({ section: { heading, sentences }, taken }) => ({
      heading,
      sentences: sentences.filter((_, index) => taken.has(index)),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}
