/** What the sync of documents has to know of the agents that link them. */
export interface Attachments {
  /** Whether an agent has the upload; then it must not be removed yet. */
  isInUse(documentId: string): Promise<boolean>;
  /** Told that documents have changed for the agents that link them. */
  wake(): void;
}
