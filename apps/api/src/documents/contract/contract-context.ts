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
