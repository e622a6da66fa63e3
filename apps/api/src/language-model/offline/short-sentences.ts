import { cutAfter, splitSentences } from '../../prose/index.ts';
import { spokenLength } from './spoken-length.ts';

/** A sentence that takes longer to say is divided at commas, or else between words. */
export const LONGEST_SENTENCE = 40;

const COMMAS = /[,;:](?=\s)|[，；：、]/gu;
const BLANKS = /(?<=\s)(?=\S)/gu;

/** The sentences of a text, none longer than {@link LONGEST_SENTENCE} unless it has no place to divide. Together they hold all of it. */
export function shortSentences(text: string): string[] {
  return splitSentences(text).flatMap(bounded);
}

function bounded(sentence: string): string[] {
  if (spokenLength(sentence) <= LONGEST_SENTENCE) {
    return [sentence];
  }
  const clauses = gather(cutAfter(sentence, COMMAS));
  return clauses.flatMap((clause) =>
    spokenLength(clause) <= LONGEST_SENTENCE
      ? [clause]
      : gather(cutAfter(clause, BLANKS)).flatMap(inPieces),
  );
}

/** Puts neighbours together again as long as they are not too long. */
function gather(pieces: readonly string[]): string[] {
  const gathered: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    const more = spokenLength(piece);
    const last = gathered.at(-1);
    if (last === undefined || length + more > LONGEST_SENTENCE) {
      gathered.push(piece);
      length = more;
    } else {
      gathered[gathered.length - 1] = `${last}${/\p{Script=Han}/u.test(piece) ? '' : ' '}${piece}`;
      length += more;
    }
  }
  return gathered;
}

/** A text without any blank or comma, cut between characters. */
function inPieces(text: string): string[] {
  if (spokenLength(text) <= LONGEST_SENTENCE) {
    return [text];
  }
  const characters = Array.from(text);
  const pieces: string[] = [];
  for (let start = 0; start < characters.length; start += LONGEST_SENTENCE) {
    pieces.push(characters.slice(start, start + LONGEST_SENTENCE).join(''));
  }
  return pieces;
}
