import type { DocumentData } from '../document-data.ts';
import type { DocumentStore } from '../document-store.ts';

/** What every part of the contract works with. */
export interface ContractContext {
  /** The store under test; open from the first test of the suite to the last. */
  readonly store: () => DocumentStore;
  /** The name of a collection that nothing else uses. */
  readonly freshCollection: () => string;
  /** How many cases a property tries. */
  readonly numRuns: number;
}

/** Writes documents into a collection of their own and gives its name. */
export async function writeCollection(
  { store, freshCollection }: ContractContext,
  documents: ReadonlyMap<string, DocumentData>,
): Promise<string> {
  const collection = freshCollection();
  await store().transaction((transaction) => {
    documents.forEach((data, id) => {
      transaction.create(collection, id, data);
    });
    return Promise.resolve();
  });
  return collection;
}
