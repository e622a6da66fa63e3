import { spokenLength } from './spoken-length.ts';

/** A sentence that takes longer to say is divided at commas, or else between words. */
export const LONGEST_SENTENCE = 40;

const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Za-z]|Dr|Mr|Mrs|Ms|Prof|St|No|vs|approx|e\.g|i\.e|etc|Fig|min|max)\.$/i;
const ENDS = /[.!?]+["'”’)\]]*(?=\s)|[。！？…]+["'”’」』）】]*/gu;
const COMMAS = /[,;:](?=\s)|[，；：、]/gu;
const BLANKS = /(?<=\s)(?=\S)/gu;

/** The sentences of a text, none longer than {@link LONGEST_SENTENCE} unless it has no place to divide. Together they hold all of it. */
export function splitSentences(text: string): string[] {
  return cutAfter(text, ENDS, (before) => !ABBREVIATION.test(before)).flatMap((sentence) =>
    bounded(sentence),
  );
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

function cutAfter(
  text: string,
  ends: RegExp,
  isEnd: (before: string) => boolean = () => true,
): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(ends)) {
    const end = index + mark.length;
    if (isEnd(text.slice(Math.max(start, end - 20), end))) {
      pieces.push(text.slice(start, end).trim());
      start = end;
    }
  }
  pieces.push(text.slice(start).trim());
  return pieces.filter((piece) => piece !== '');
}
