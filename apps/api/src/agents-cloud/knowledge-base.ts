/** A text to be known by voice agents. */
export interface KnowledgeUpload {
  readonly knowledgeId: string;
  /** Grows with each change of the document; one revision is one upload. */
  readonly revision: number;
  readonly name: string;
  /** Markdown. */
  readonly text: string;
}

/** Where voice agents look things up. */
export interface KnowledgeBase {
  /**
   * Uploads a text and resolves with the id that the platform gave it. Each upload has an id of its own,
   * even when the same text is uploaded twice.
   *
   * @throws KnowledgeBaseError
   */
  upload(upload: KnowledgeUpload, signal: AbortSignal): Promise<string>;
  /**
   * Ids of all uploads of a document, to find what an instance left that died before it could note an
   * upload; left out where the platform has no such search.
   */
  find?(knowledgeId: string, signal: AbortSignal): Promise<readonly string[]>;
  /** Removes an upload; one that is not there counts as removed. */
  remove(documentId: string, signal: AbortSignal): Promise<void>;
}

/** The platform did not take an upload, or could not be reached. */
export class KnowledgeBaseError extends Error {
  override readonly name = 'KnowledgeBaseError';
  readonly code = 'ERR_KNOWLEDGE_BASE';
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;

  constructor(message: string, options: { readonly retryable: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable;
  }
}
