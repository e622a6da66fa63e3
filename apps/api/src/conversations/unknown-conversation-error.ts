/** No conversation has the id, or no reply of it has sound. */
export class UnknownConversationError extends Error {
  override readonly name = 'UnknownConversationError';
  readonly code = 'ERR_UNKNOWN_CONVERSATION';

  constructor(what = 'Conversation') {
    super(`${what} not found`);
  }
}
