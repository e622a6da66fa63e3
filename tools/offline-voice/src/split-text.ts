const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });
const AFTER_CLAUSE = /(?<=[,;:，、；：])/;
const SENTENCE_END = /[.!?。！？…\n]["'”’」』)）]*\s*$/;

/** Ways to cut a text, the best first; the last one always cuts. */
const CUTS: readonly ((text: string) => string[])[] = [
  (text) => segments(SENTENCES, text),
  (text) => text.split(AFTER_CLAUSE),
  (text) => segments(WORDS, text),
  (text) => [...text],
];

/**
 * Cuts a text into pieces of at most `maxLength`, which is 2 or more: after sentences where possible,
 * else after clauses, words or characters. The pieces joined are the text.
 */
export function splitText(text: string, maxLength: number): string[] {
  return cutBy(CUTS, text, maxLength);
}

/** Whether a piece ends where a speaker draws breath. */
export function endsSentence(piece: string): boolean {
  return SENTENCE_END.test(piece);
}

function cutBy(cuts: typeof CUTS, text: string, maxLength: number): string[] {
  const [cut, ...finer] = cuts;
  if (text.length <= maxLength || cut === undefined) {
    return [text];
  }
  return joinShort(
    cut(text).flatMap((piece) => cutBy(finer, piece, maxLength)),
    maxLength,
  );
}

function segments(segmenter: Intl.Segmenter, text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function joinShort(pieces: readonly string[], maxLength: number): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + piece.length <= maxLength) {
      joined[joined.length - 1] = last + piece;
    } else {
      joined.push(piece);
    }
  }
  return joined;
}
