const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text, each with what follows it; they join to the same text. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = words.at(-1);
    if (isWordLike === true || last === undefined) {
      words.push(segment);
    } else {
      words[words.length - 1] = last + segment;
    }
  }
  return words;
}
