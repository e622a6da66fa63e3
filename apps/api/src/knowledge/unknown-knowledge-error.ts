/** No knowledge document has the id. */
export class UnknownKnowledgeError extends Error {
  override readonly name = 'UnknownKnowledgeError';
  readonly code = 'ERR_UNKNOWN_KNOWLEDGE';

  constructor() {
    super('Knowledge document not found');
  }
}
