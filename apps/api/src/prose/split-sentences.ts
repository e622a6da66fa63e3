// The lookbehinds keep a long row of marks from being tried from each of them.
const ENDS =
  /(?<![.!?])[.!?]+["'”’」』)）\]】]*(?=\s)|(?<![.!?])[!?]+["'”’」』)）\]】]*(?=\p{Script=Han})|[。！？…]+["'”’」』)）\]】]*/gu;
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|dr|mr|mrs|ms|prof|st|no|vs|approx|e\.g|i\.e|etc|fig|min|max)\.$/iu;
/** The longest abbreviation, and what stands before it. */
const LOOK_BACK = 20;

/** Cuts a text after each of its sentences; nothing but blanks between them is lost. */
export function splitSentences(text: string): string[] {
  return cutAfter(text, ENDS, (before) => !ABBREVIATION.test(before));
}

/** Cuts a text after each mark that `isEnd`, given what stands before and the mark itself. */
export function cutAfter(
  text: string,
  marks: RegExp,
  isEnd: (before: string) => boolean = () => true,
): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(marks)) {
    const end = index + mark.length;
    if (isEnd(text.slice(Math.max(start, end - LOOK_BACK), end))) {
      pieces.push(text.slice(start, end).trim());
      start = end;
    }
  }
  pieces.push(text.slice(start).trim());
  return pieces.filter((piece) => piece !== '');
}
