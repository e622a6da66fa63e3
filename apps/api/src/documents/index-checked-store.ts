import type { DocumentIndex } from './document-query.ts';
import type { DocumentStore } from './document-store.ts';
import { lackingAggregateIndex, lackingIndex } from './index-coverage.ts';
import { InvalidQueryError } from './store-error.ts';

/**
 * A store that refuses what Firestore would refuse or what would read a whole collection: a query, count
 * or aggregate that no declared index fits. Neither the embedded store nor the emulator does so by itself.
 */
export function withIndexCheck(
  store: DocumentStore,
  indexes: readonly DocumentIndex[],
): DocumentStore {
  return {
    get: (collection, id) => store.get(collection, id),
    create: (collection, id, data) => store.create(collection, id, data),
    set: (collection, id, data, options) => store.set(collection, id, data, options),
    delete: (collection, id, options) => store.delete(collection, id, options),
    async query(collection, query) {
      assertNone(lackingIndex(collection, query, indexes));
      return store.query(collection, query);
    },
    async count(collection, where = []) {
      assertNone(lackingAggregateIndex(collection, { where, sum: [] }, indexes));
      return store.count(collection, where);
    },
    async aggregate(collection, request) {
      assertNone(lackingAggregateIndex(collection, request, indexes));
      return store.aggregate(collection, request);
    },
    transaction: (work) => store.transaction(work),
    check: (signal) => store.check(signal),
    close: () => store.close(),
  };
}

function assertNone(lacking: DocumentIndex | null): void {
  if (lacking !== null) {
    throw new InvalidQueryError(
      `No declared index fits: add ${JSON.stringify(lacking)} to the indexes of its repository.`,
    );
  }
}
