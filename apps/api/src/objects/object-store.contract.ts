import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeBodies } from './contract/bodies.contract.ts';
import type { ContractContext } from './contract/contract-context.ts';
import { describeFailures } from './contract/failures.contract.ts';
import { describeObjects } from './contract/objects.contract.ts';
import type { ObjectStore } from './object-store.ts';

/** A store to test, and how to leave nothing of it behind. */
export interface OpenedObjectStore {
  readonly store: ObjectStore;
  readonly cleanup: () => Promise<void>;
}

/** How thorough a run is. */
export interface ObjectStoreContractOptions {
  /** Cases of each property. @default 100 */
  readonly numRuns?: number;
}

/** Declares the tests that every adapter of {@link ObjectStore} passes. */
export function describeObjectStore(
  name: string,
  openStore: () => Promise<OpenedObjectStore>,
  options: ObjectStoreContractOptions = {},
): void {
  describe(`${name} keeps the contract of ObjectStore`, () => {
    let opened: OpenedObjectStore;
    beforeAll(async () => {
      opened = await openStore();
    });
    afterAll(async () => {
      await opened.cleanup();
    });
    const context: ContractContext = {
      store: () => opened.store,
      freshKey: () => `contract/${randomUUID()}.bin`,
      numRuns: options.numRuns ?? 100,
    };

    describeObjects(context);
    describeBodies(context);
    describeFailures(context);

    it('answers a health check, and ends one that is aborted', async () => {
      await expect(opened.store.check(new AbortController().signal)).resolves.toBeUndefined();
      await expect(opened.store.check(AbortSignal.abort())).rejects.toThrow();
    });

    it('may be closed twice', async () => {
      const other = await openStore();
      await other.store.close();
      await other.store.close();
      await other.cleanup();
    });
  });
}
