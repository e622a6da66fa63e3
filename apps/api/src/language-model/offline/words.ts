const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text, each with what follows it; they join to the same text. */
export function* wordsOf(text: string): Generator<string, void> {
  let last = '';
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true && last !== '') {
      yield last;
      last = '';
    }
    last += segment;
  }
  if (last !== '') {
    yield last;
  }
}
