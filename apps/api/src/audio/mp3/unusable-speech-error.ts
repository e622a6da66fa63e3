/** The voice service gave sound that cannot be joined or played. */
export class UnusableSpeechError extends Error {
  override readonly name = 'UnusableSpeechError';
  readonly code = 'ERR_UNUSABLE_SPEECH';

  /** @param reason such as `it is no MP3` */
  constructor(reason: string) {
    super(`The voice service gave sound that cannot be used: ${reason}. Try again.`);
  }
}
