/** A script has no words that are read aloud. */
export class NothingToReadError extends Error {
  override readonly name = 'NothingToReadError';
  readonly code = 'ERR_NOTHING_TO_READ';

  constructor() {
    super('The script has no words to read aloud: it holds nothing but labels, marks and tags.');
  }
}
