/** The longest repetition that is looked for where a continuation begins. */
const LONGEST_REPETITION = 400;
/** Shorter repetitions are chance, such as a word that is used twice. */
const SHORTEST_REPETITION = 12;

/**
 * What a continuation adds to the text before it: models often repeat the last words before they go on.
 */
export function withoutRepetition(before: string, continuation: string): string {
  const longest = Math.min(LONGEST_REPETITION, before.length, continuation.length);
  for (let length = longest; length >= SHORTEST_REPETITION; length -= 1) {
    if (before.endsWith(continuation.slice(0, length))) {
      return continuation.slice(length);
    }
  }
  return continuation;
}

/**
 * Passes pieces on, the first ones held back until a repetition could be told from new text. Returns
 * what its source returns.
 */
export async function* continued<T>(
  before: string,
  pieces: AsyncGenerator<string, T, void>,
): AsyncGenerator<string, T, void> {
  let held: string | null = before === '' ? null : '';
  const release = (): string => {
    const text = withoutRepetition(before, held ?? '');
    held = null;
    return text;
  };
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) {
        const rest = held === null ? '' : release();
        if (rest !== '') {
          yield rest;
        }
        return next.value;
      }
      if (held === null) {
        yield next.value;
        continue;
      }
      held += next.value;
      if (held.length >= LONGEST_REPETITION) {
        const text = release();
        if (text !== '') {
          yield text;
        }
      }
    }
  } finally {
    // Ends the call behind it when the reader leaves early.
    await pieces.return(undefined as T);
  }
}
