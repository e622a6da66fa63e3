import type { KnowledgeSummary } from '@elevendops/contract';

/** The first things to do in a fresh installation, in order. */
export interface Checklist {
  readonly server: boolean;
  readonly document: boolean;
  readonly synced: boolean;
  /** Nothing is synced and at least one document has failed. */
  readonly syncFailed: boolean;
}

/** What is done already, from what the server says. */
export function checkFirstSteps(
  serverAnswers: boolean,
  documents: readonly KnowledgeSummary[],
): Checklist {
  const has = (status: KnowledgeSummary['sync_status']) =>
    documents.some((document) => document.sync_status === status);
  return {
    server: serverAnswers,
    document: documents.length > 0,
    synced: has('completed'),
    syncFailed: !has('completed') && has('failed'),
  };
}
