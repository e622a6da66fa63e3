import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeAggregates } from './contract/aggregates.contract.ts';
import type { ContractContext } from './contract/contract-context.ts';
import { describeDocuments } from './contract/documents.contract.ts';
import { describeModel } from './contract/model.contract.ts';
import { describeQueries } from './contract/queries.contract.ts';
import { describeTransactions } from './contract/transactions.contract.ts';
import type { DocumentStore } from './document-store.ts';

/** A store to test, and how to leave nothing of it behind. */
export interface OpenedStore {
  readonly store: DocumentStore;
  readonly cleanup: () => Promise<void>;
}

/** How thorough a run is. */
export interface DocumentStoreContractOptions {
  /** Cases of each property. @default 100 */
  readonly numRuns?: number;
}

/** Declares the tests that every adapter of {@link DocumentStore} passes. */
export function describeDocumentStore(
  name: string,
  openStore: () => Promise<OpenedStore>,
  options: DocumentStoreContractOptions = {},
): void {
  describe(`${name} keeps the contract of DocumentStore`, () => {
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await openStore();
    });
    afterAll(async () => {
      await opened.cleanup();
    });
    const context: ContractContext = {
      store: () => opened.store,
      freshCollection: () => `contract_${randomUUID()}`,
      numRuns: options.numRuns ?? 100,
    };

    describeDocuments(context);
    describeQueries(context);
    describeAggregates(context);
    describeTransactions(context);
    describeModel(context);
    describeLifetime(context, openStore);
  });
}

function describeLifetime({ store }: ContractContext, openStore: () => Promise<OpenedStore>): void {
  describe('lifetime', () => {
    it('answers a health check', async () => {
      await expect(store().check(new AbortController().signal)).resolves.toBeUndefined();
    });

    it('ends a health check that is aborted', async () => {
      await expect(store().check(AbortSignal.abort())).rejects.toThrow();
    });

    it('is unavailable after it was closed, which it may be twice', async () => {
      const closed = await openStore();
      await closed.store.close();
      await closed.store.close();
      const unavailable = { code: 'ERR_STORE_UNAVAILABLE' };
      await expect(closed.store.get('c', 'a')).rejects.toMatchObject(unavailable);
      await expect(closed.store.set('c', 'a', {})).rejects.toMatchObject(unavailable);
      await expect(closed.store.query('c', { limit: 1 })).rejects.toMatchObject(unavailable);
      await expect(closed.store.check(new AbortController().signal)).rejects.toMatchObject(
        unavailable,
      );
      await closed.cleanup();
    });
  });
}
