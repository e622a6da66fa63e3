import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES, documentSize } from '../document-size.ts';
import { anyDocument, anyText } from './arbitrary-document.ts';
import type { ContractContext } from './contract-context.ts';

/** Promises about one document at a time. */
export function describeDocuments({ store, freshCollection, numRuns }: ContractContext): void {
  describe('documents', () => {
    it('gives any JSON document back as it was written', async () => {
      const collection = freshCollection();
      const id = anyText().filter((text) => !/^(?:\.{0,2}|__.*__|.*\/.*)$/s.test(text));
      await fc.assert(
        fc.asyncProperty(id, anyDocument(), async (key, data) => {
          const version = await store().set(collection, key, data);
          const stored = await store().get(collection, key);
          expect(stored).toEqual({ id: key, data, version });
        }),
        { numRuns },
      );
    });

    it('gives null for a document that does not exist', async () => {
      expect(await store().get(freshCollection(), 'nobody')).toBeNull();
    });

    it('keeps the data of the moment of the call', async () => {
      const collection = freshCollection();
      const data = { list: ['before'] };
      const written = store().set(collection, 'a', data);
      data.list.push('after');
      await written;
      expect((await store().get(collection, 'a'))?.data).toEqual({ list: ['before'] });
    });

    it('takes minus zero for zero', async () => {
      const collection = freshCollection();
      await store().set(collection, 'a', { n: -0 });
      expect((await store().get(collection, 'a'))?.data['n'] === 0).toBe(true);
    });

    it('creates an id once', async () => {
      const collection = freshCollection();
      await store().create(collection, 'a', { n: 1 });
      await expect(store().create(collection, 'a', { n: 2 })).rejects.toMatchObject({
        code: 'ERR_STORE_DOCUMENT_EXISTS',
        collection,
        id: 'a',
      });
      expect((await store().get(collection, 'a'))?.data).toEqual({ n: 1 });
    });

    it('lets exactly one of many creators of an id win', async () => {
      const collection = freshCollection();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 10 }, (_, n) => store().create(collection, 'a', { n })),
      );
      const winners = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
      expect(winners).toHaveLength(1);
      expect((await store().get(collection, 'a'))?.data).toEqual({ n: winners[0] });
      for (const outcome of outcomes.filter(({ status }) => status === 'rejected')) {
        expect(outcome).toMatchObject({ reason: { code: 'ERR_STORE_DOCUMENT_EXISTS' } });
      }
    });

    it('replaces the whole document', async () => {
      const collection = freshCollection();
      const first = await store().set(collection, 'a', { old: true, n: 1 });
      const second = await store().set(collection, 'a', { n: 2 });
      expect(second).not.toBe(first);
      expect(await store().get(collection, 'a')).toEqual({
        id: 'a',
        data: { n: 2 },
        version: second,
      });
    });

    it('writes under a version only while the document has it', async () => {
      const collection = freshCollection();
      const first = await store().create(collection, 'a', { n: 1 });
      const second = await store().set(collection, 'a', { n: 2 }, { ifVersion: first });
      await expect(
        store().set(collection, 'a', { n: 3 }, { ifVersion: first }),
      ).rejects.toMatchObject({
        code: 'ERR_STORE_VERSION_CONFLICT',
        collection,
        id: 'a',
        expectedVersion: first,
      });
      expect((await store().get(collection, 'a'))?.version).toBe(second);
    });

    it('does not write under a version of a document that is gone, or gone and made again', async () => {
      const collection = freshCollection();
      const version = await store().create(collection, 'a', { n: 1 });
      await store().delete(collection, 'a');
      const write = () => store().set(collection, 'a', { n: 2 }, { ifVersion: version });
      await expect(write()).rejects.toMatchObject({ code: 'ERR_STORE_VERSION_CONFLICT' });
      expect(await store().get(collection, 'a')).toBeNull();
      await store().create(collection, 'a', { n: 1 });
      await expect(write()).rejects.toMatchObject({ code: 'ERR_STORE_VERSION_CONFLICT' });
    });

    it('deletes, and says whether there was something to delete', async () => {
      const collection = freshCollection();
      await store().create(collection, 'a', {});
      expect(await store().delete(collection, 'a')).toBe(true);
      expect(await store().delete(collection, 'a')).toBe(false);
      expect(await store().get(collection, 'a')).toBeNull();
    });

    it('deletes under a version only while the document has it', async () => {
      const collection = freshCollection();
      const first = await store().create(collection, 'a', { n: 1 });
      const second = await store().set(collection, 'a', { n: 2 });
      await expect(store().delete(collection, 'a', { ifVersion: first })).rejects.toMatchObject({
        code: 'ERR_STORE_VERSION_CONFLICT',
      });
      expect(await store().delete(collection, 'a', { ifVersion: second })).toBe(true);
      expect(await store().delete(collection, 'a', { ifVersion: second })).toBe(false);
    });

    it('keeps collections apart', async () => {
      const [one, other] = [freshCollection(), freshCollection()];
      await store().create(one, 'a', { of: 'one' });
      await store().create(other, 'a', { of: 'other' });
      await store().delete(one, 'a');
      expect((await store().get(other, 'a'))?.data).toEqual({ of: 'other' });
      expect(await store().query(one, { limit: 10 })).toEqual([]);
      expect(await store().count(other)).toBe(1);
    });

    it('keeps a document of the largest size and refuses one more byte', async () => {
      const collection = freshCollection();
      const withText = (length: number) => ({ a: 'a'.repeat(500_000), b: 'b'.repeat(length) });
      const rest = MAX_DOCUMENT_BYTES - documentSize(collection, 'a', withText(0));
      await store().set(collection, 'a', withText(rest));
      await expect(store().set(collection, 'a', withText(rest + 1))).rejects.toMatchObject({
        code: 'ERR_STORE_DOCUMENT_TOO_LARGE',
        sizeBytes: MAX_DOCUMENT_BYTES + 1,
        limitBytes: MAX_DOCUMENT_BYTES,
      });
      expect((await store().get(collection, 'a'))?.data).toEqual(withText(rest));
    });

    it('refuses what is not JSON and names that are not allowed, and writes nothing', async () => {
      const collection = freshCollection();
      const data = { at: new Date(0) } as never;
      await expect(store().set(collection, 'a', data)).rejects.toMatchObject({
        code: 'ERR_STORE_INVALID_DOCUMENT',
        path: 'at',
      });
      for (const id of ['', '.', '..', 'a/b', '__a__', '\ud800', 'é'.repeat(751)]) {
        const invalid = { code: 'ERR_STORE_INVALID_KEY', part: 'id' };
        await expect(store().create(collection, id, {})).rejects.toMatchObject(invalid);
        await expect(store().get(collection, id)).rejects.toMatchObject(invalid);
        await expect(store().delete(collection, id)).rejects.toMatchObject(invalid);
      }
      expect(await store().count(collection)).toBe(0);
    });
  });
}
