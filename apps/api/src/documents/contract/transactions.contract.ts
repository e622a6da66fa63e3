import { describe, expect, it } from 'vitest';
import type { Transaction } from '../document-store.ts';
import type { ContractContext } from './contract-context.ts';

/** Promises about what happens together or not at all. */
export function describeTransactions({ store, freshCollection }: ContractContext): void {
  const increment = (collection: string) => async (transaction: Transaction) => {
    const n = Number((await transaction.get(collection, 'counter'))?.data['n'] ?? 0);
    transaction.set(collection, 'counter', { n: n + 1 });
    return n + 1;
  };

  describe('transactions', () => {
    it('gives what the work returns, and writes all of it', async () => {
      const collection = freshCollection();
      await store().create(collection, 'gone', {});
      const result = await store().transaction(async (transaction) => {
        expect(await transaction.get(collection, 'a')).toBeNull();
        transaction.create(collection, 'a', { n: 1 });
        transaction.set(collection, 'a', { n: 2 });
        transaction.set(collection, 'b', { n: 3 });
        transaction.delete(collection, 'gone');
        return 'done';
      });
      expect(result).toBe('done');
      const all = await store().query(collection, { limit: 10 });
      expect(all.map(({ id, data }) => [id, data])).toEqual([
        ['a', { n: 2 }],
        ['b', { n: 3 }],
      ]);
    });

    it('writes nothing when the work throws, and passes the error on', async () => {
      const collection = freshCollection();
      await store().create(collection, 'kept', { n: 1 });
      const failure = new Error('no');
      const failing = store().transaction(async (transaction) => {
        await transaction.get(collection, 'kept');
        transaction.set(collection, 'kept', { n: 2 });
        transaction.create(collection, 'new', {});
        throw failure;
      });
      await expect(failing).rejects.toBe(failure);
      expect((await store().get(collection, 'kept'))?.data).toEqual({ n: 1 });
      expect(await store().count(collection)).toBe(1);
    });

    it('writes nothing when one of its writes is refused', async () => {
      const collection = freshCollection();
      const version = await store().create(collection, 'a', { n: 1 });
      await store().set(collection, 'a', { n: 2 });
      const creating = store().transaction(async (transaction) => {
        transaction.set(collection, 'b', {});
        transaction.create(collection, 'a', {});
      });
      await expect(creating).rejects.toMatchObject({ code: 'ERR_STORE_DOCUMENT_EXISTS', id: 'a' });
      for (const write of ['set', 'delete'] as const) {
        const stale = store().transaction(async (transaction) => {
          transaction.set(collection, 'b', {});
          if (write === 'set') {
            transaction.set(collection, 'a', {}, { ifVersion: version });
          } else {
            transaction.delete(collection, 'a', { ifVersion: version });
          }
        });
        await expect(stale).rejects.toMatchObject({ code: 'ERR_STORE_VERSION_CONFLICT', id: 'a' });
      }
      expect(await store().get(collection, 'b')).toBeNull();
      expect((await store().get(collection, 'a'))?.data).toEqual({ n: 2 });
    });

    it('loses none of 20 increments at the same time', async () => {
      const collection = freshCollection();
      const results = await Promise.all(
        Array.from({ length: 20 }, () => store().transaction(increment(collection))),
      );
      expect(results.toSorted((a, b) => a - b)).toEqual(results.map((_, index) => index + 1));
      expect((await store().get(collection, 'counter'))?.data).toEqual({ n: 20 });
    });

    it('does not overwrite what another writer wrote after the read', async () => {
      const collection = freshCollection();
      await store().create(collection, 'counter', { n: 0 });
      let other: Promise<number> | undefined;
      await store().transaction(async (transaction) => {
        const n = Number((await transaction.get(collection, 'counter'))?.data['n']);
        // Not awaited: a store with locks makes it wait for the end of this transaction.
        other ??= store().transaction(increment(collection));
        transaction.set(collection, 'counter', { n: n + 10 });
      });
      await other;
      expect((await store().get(collection, 'counter'))?.data).toEqual({ n: 11 });
    });

    it('keeps what holds for documents together', async () => {
      const collection = freshCollection();
      await store().create(collection, 'a', { n: 50 });
      await store().create(collection, 'b', { n: 50 });
      const balance = async (transaction: Transaction, id: string) =>
        Number((await transaction.get(collection, id))?.data['n']);
      const move = (amount: number) =>
        store().transaction(async (transaction) => {
          const [a, b] = [await balance(transaction, 'a'), await balance(transaction, 'b')];
          transaction.set(collection, 'a', { n: a - amount });
          transaction.set(collection, 'b', { n: b + amount });
        });
      const sum = () =>
        store().transaction(
          async (transaction) =>
            (await balance(transaction, 'a')) + (await balance(transaction, 'b')),
        );
      const sums = await Promise.all(
        [1, 2, 3, 4, 5].flatMap((amount) => [sum(), move(amount).then(() => 100)]),
      );
      expect(new Set(sums)).toEqual(new Set([100]));
      expect((await store().get(collection, 'b'))?.data).toEqual({ n: 65 });
    });

    it('holds what it read and did not write', async () => {
      const collection = freshCollection();
      const onDuty = async (transaction: Transaction, id: string) =>
        (await transaction.get(collection, id))?.data['onDuty'] === true;
      for (const id of ['ann', 'bob']) {
        await store().create(collection, id, { onDuty: true });
      }
      // Each may leave if the other stays.
      const leave = (id: string, other: string) =>
        store().transaction(async (transaction) => {
          const mayLeave = (await onDuty(transaction, id)) && (await onDuty(transaction, other));
          if (mayLeave) {
            transaction.set(collection, id, { onDuty: false });
          }
          return mayLeave;
        });
      const left = await Promise.all([leave('ann', 'bob'), leave('bob', 'ann')]);
      expect(left.toSorted()).toEqual([false, true]);
    });

    it('runs the work again when a document was made that it saw missing', async () => {
      const collection = freshCollection();
      const seen: boolean[] = [];
      await store().transaction(async (transaction) => {
        const isThere = (await transaction.get(collection, 'a')) !== null;
        seen.push(isThere);
        if (seen.length === 1) {
          await store().create(collection, 'a', { by: 'another' });
        }
        if (!isThere) {
          transaction.create(collection, 'a', { by: 'this' });
        }
      });
      expect(seen).toEqual([false, true]);
      expect((await store().get(collection, 'a'))?.data).toEqual({ by: 'another' });
    });

    it('takes conditions on what it did not read, and on what is not there', async () => {
      const collection = freshCollection();
      const version = await store().create(collection, 'a', { n: 1 });
      await store().transaction((transaction) => {
        transaction.set(collection, 'a', { n: 2 }, { ifVersion: version });
        transaction.delete(collection, 'missing', { ifVersion: version });
        transaction.delete(collection, 'nobody');
        return Promise.resolve();
      });
      expect((await store().get(collection, 'a'))?.data).toEqual({ n: 2 });
      const twice = store().transaction((transaction) => {
        transaction.delete(collection, 'a');
        transaction.create(collection, 'a', { n: 3 });
        transaction.create(collection, 'a', { n: 4 });
        return Promise.resolve();
      });
      await expect(twice).rejects.toMatchObject({ code: 'ERR_STORE_DOCUMENT_EXISTS' });
      expect((await store().get(collection, 'a'))?.data).toEqual({ n: 2 });
    });

    it('refuses a read after a write', async () => {
      const collection = freshCollection();
      const misuse = store().transaction(async (transaction) => {
        transaction.set(collection, 'a', {});
        await transaction.get(collection, 'a');
      });
      await expect(misuse).rejects.toMatchObject({ code: 'ERR_STORE_TRANSACTION_MISUSE' });
      expect(await store().get(collection, 'a')).toBeNull();
    });

    it('refuses to be used after its end', async () => {
      const collection = freshCollection();
      const ended = await store().transaction((transaction) => Promise.resolve({ transaction }));
      expect(() => {
        ended.transaction.set(collection, 'a', {});
      }).toThrow(expect.objectContaining({ code: 'ERR_STORE_TRANSACTION_MISUSE' }));
      await expect(ended.transaction.get(collection, 'a')).rejects.toMatchObject({
        code: 'ERR_STORE_TRANSACTION_MISUSE',
      });
    });

    it('keeps the data of the moment of each write', async () => {
      const collection = freshCollection();
      const data = { list: ['before'] };
      await store().transaction(async (transaction) => {
        transaction.set(collection, 'a', data);
        data.list.push('after');
      });
      expect((await store().get(collection, 'a'))?.data).toEqual({ list: ['before'] });
    });

    it('refuses invalid writes at the call', async () => {
      const work = async (transaction: Transaction) => {
        transaction.create('c', 'a/b', {});
      };
      await expect(store().transaction(work)).rejects.toMatchObject({
        code: 'ERR_STORE_INVALID_KEY',
      });
    });
  });
}
