/** No debugging session, or no trace, has the id. */
export class UnknownDebugRecordError extends Error {
  override readonly name = 'UnknownDebugRecordError';
  readonly code = 'ERR_UNKNOWN_DEBUG_RECORD';

  constructor(what: 'Session' | 'Trace') {
    super(`${what} not found`);
  }
}
