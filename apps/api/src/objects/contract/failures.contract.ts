import { once } from 'node:events';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, read, type ContractContext } from './contract-context.ts';

const OCTETS = { contentType: 'application/octet-stream' };

const HOSTILE_KEYS = [
  ...['', '/', '/a', 'a/', 'a//b', '.', '..', '../a', 'a/..', 'a/../b', 'a/./b', '.hidden'],
  ...['a/.hidden', 'a\\b', 'a b', 'a\u0000b', 'ä', '病', 'a?b', 'a#b', 'a%2e', 'C:a', 'a\n'],
  ...['x'.repeat(201), 'x/'.repeat(250) + 'x'],
];

/** What must not happen: bad keys, half objects, hanging readers. */
export function describeFailures({ store, freshKey, numRuns }: ContractContext): void {
  describe('failures', () => {
    it.each(HOSTILE_KEYS)('refuses the key %j in every call', async (key) => {
      const refusal = { code: 'ERR_INVALID_OBJECT_KEY' };
      const body = Readable.from(['x']);
      await expect(store().put(key, body, OCTETS)).rejects.toMatchObject(refusal);
      expect(body.destroyed).toBe(true);
      await expect(store().stat(key)).rejects.toMatchObject(refusal);
      await expect(store().get(key)).rejects.toMatchObject(refusal);
      await expect(store().delete(key)).rejects.toMatchObject(refusal);
      await expect(store().url(key)).rejects.toMatchObject(refusal);
    });

    it('takes a key of parts that keys may have, or refuses it', async () => {
      const anyKey = fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.string({ unit: fc.constantFrom(...'aA9._-/'), maxLength: 20 }),
      );
      await fc.assert(
        fc.asyncProperty(anyKey, async (suffix) => {
          const key = `${freshKey()}${suffix}`;
          const outcome = await store()
            .put(key, Buffer.from(key), OCTETS)
            .catch((error: unknown) => error);
          if (outcome instanceof Error) {
            expect(outcome).toMatchObject({ code: 'ERR_INVALID_OBJECT_KEY' });
          } else {
            expect((await read(store(), key))?.toString()).toBe(key);
          }
        }),
        { numRuns },
      );
    });

    it('keeps the old object when the body fails half-way', async () => {
      const key = freshKey();
      const old = await store().put(key, Buffer.from('old'), OCTETS);
      const failure = new Error('the source broke');
      const body = Readable.from(
        (async function* () {
          yield Buffer.alloc(100_000);
          await Promise.resolve();
          throw failure;
        })(),
      );
      await expect(store().put(key, body, OCTETS)).rejects.toBe(failure);
      expect(await store().stat(key)).toEqual(old);
      expect((await read(store(), key))?.toString()).toBe('old');
    });

    it('ends a put that is called off while its body hangs, and keeps the old object', async () => {
      const key = freshKey();
      await store().put(key, Buffer.from('old'), OCTETS);
      const abort = new AbortController();
      const body = new Readable({ read: () => undefined });
      body.push(Buffer.alloc(10));
      const put = store().put(key, body, { ...OCTETS, signal: abort.signal });
      const reason = new Error('the client left');
      await new Promise(setImmediate);
      abort.abort(reason);
      await expect(put).rejects.toBe(reason);
      expect(body.destroyed).toBe(true);
      expect((await read(store(), key))?.toString()).toBe('old');
    });

    it('does not begin a put that was called off before', async () => {
      const key = freshKey();
      const reason = new Error('too late');
      const signal = AbortSignal.abort(reason);
      const body = Readable.from(['x']);
      await expect(store().put(key, body, { ...OCTETS, signal })).rejects.toBe(reason);
      expect(body.destroyed).toBe(true);
      expect(await store().stat(key)).toBeNull();
    });

    it('ends a body whose reader is called off', async () => {
      const key = freshKey();
      await store().put(key, Buffer.alloc(8_000_000), OCTETS);
      const abort = new AbortController();
      const opened = await store().get(key, undefined, abort.signal);
      const body = opened?.body;
      expect(body).toBeDefined();
      if (body !== undefined) {
        const failed = once(body, 'error');
        await once(body, 'readable');
        abort.abort();
        expect(await failed).toMatchObject([{ name: 'AbortError' }]);
        expect(body.destroyed).toBe(true);
      }
    });

    it('survives readers that leave without reading', async () => {
      const key = freshKey();
      await store().put(key, Buffer.alloc(1_000_000, 'x'), OCTETS);
      for (let count = 0; count < 20; count += 1) {
        (await store().get(key))?.body.destroy();
      }
      const opened = await store().get(key, { start: 999_990, end: 999_999 });
      expect(opened && (await bytesOf(opened.body)).toString()).toBe('xxxxxxxxxx');
    });
  });
}
