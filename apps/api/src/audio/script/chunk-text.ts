const SENTENCES = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' });
const AFTER_CLAUSE = /(?<=[,;:，、；：])/u;
/** The beginning of an audio tag such as `[pause]`. */
const OPEN_TAG = /\[[^[\]\n]{0,60}$/u;
const OPEN_TAG_LENGTH = 61;

/** Ways to cut a text, the best first; the last one always cuts, and never a surrogate pair. */
const CUTS: readonly ((text: string) => string[])[] = [
  (text) => segments(SENTENCES, text),
  (text) => text.split(AFTER_CLAUSE),
  (text) => segments(WORDS, text),
  (text) => [...text],
];

/**
 * Cuts a text into pieces of at most `maxLength` UTF-16 units, 2 or more, that join to the same text:
 * after sentences where that is possible, else after clauses, between words, between characters. An
 * audio tag that fits into a piece is not cut.
 */
export function chunkText(text: string, maxLength: number): string[] {
  return text === '' ? [] : cutBy(CUTS, text, maxLength);
}

function cutBy(cuts: typeof CUTS, text: string, maxLength: number): string[] {
  const [cut, ...finer] = cuts;
  if (text.length <= maxLength || cut === undefined) {
    return [text];
  }
  const units = join(cut(text), (last, next) => {
    return OPEN_TAG.test(last.slice(-OPEN_TAG_LENGTH)) && last.length + next.length <= maxLength;
  });
  return join(
    units.flatMap((unit) => cutBy(finer, unit, maxLength)),
    (last, next) => last.length + next.length <= maxLength,
  );
}

/** Joins neighbours that belong together. */
function join(
  pieces: readonly string[],
  belong: (last: string, next: string) => boolean,
): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && belong(last, piece)) {
      joined[joined.length - 1] = last + piece;
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

function segments(segmenter: Intl.Segmenter, text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
