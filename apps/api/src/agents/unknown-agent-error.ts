/** No agent has the id. */
export class UnknownAgentError extends Error {
  override readonly name = 'UnknownAgentError';
  readonly code = 'ERR_UNKNOWN_AGENT';

  constructor() {
    super('Agent not found');
  }
}
