/** What is asked of the verification cannot be done: a manifest, a flag or an engine is not as it has to be. */
export class VerifyError extends Error {
  override readonly name = 'VerifyError';
  readonly code = 'ERR_VERIFY';
}
