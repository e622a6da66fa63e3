/** No audio file has the id. */
export class UnknownAudioError extends Error {
  override readonly name = 'UnknownAudioError';
  readonly code = 'ERR_UNKNOWN_AUDIO';

  constructor() {
    super('Audio file not found');
  }
}
