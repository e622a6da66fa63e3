import { describe, expect, it } from 'vitest';
import { read, type ContractContext } from './contract-context.ts';

const OCTETS = { contentType: 'application/octet-stream' };

/** Objects as wholes: what is known of them, replacing, removing. */
export function describeObjects({ store, freshKey }: ContractContext): void {
  describe('objects', () => {
    it('knows size, content type, ETag and time of what was put, the same each time', async () => {
      const key = freshKey();
      const before = new Date().getTime();
      const put = await store().put(key, Buffer.from('hello'), { contentType: 'audio/mpeg' });
      expect(put).toMatchObject({ sizeBytes: 5, contentType: 'audio/mpeg' });
      expect(put.etag).toMatch(/^"[^"]+"$/);
      expect(Math.abs(put.modifiedAt.getTime() - before)).toBeLessThan(60_000);
      expect(await store().stat(key)).toEqual(put);
      expect(await store().stat(key)).toEqual(put);
      const opened = await store().get(key);
      expect(opened?.info).toEqual(put);
      opened?.body.destroy();
    });

    it.each(['audio/mpeg', 'text/plain; charset=utf-8', 'application/json', 'x/y'])(
      'keeps the content type %s, whatever the key ends in',
      async (contentType) => {
        const key = freshKey().replace('.bin', '.mp3');
        await store().put(key, Buffer.from('x'), { contentType });
        expect((await store().stat(key))?.contentType).toBe(contentType);
      },
    );

    it('has nothing under a key that was not put', async () => {
      const key = freshKey();
      expect(await store().stat(key)).toBeNull();
      expect(await store().get(key)).toBeNull();
      expect(await store().get(key, { start: 0, end: 0 })).toBeNull();
      expect(await store().delete(key)).toBe(false);
    });

    it('has nothing under a part of the key of an object, nor below the key', async () => {
      const key = freshKey();
      await store().put(key, Buffer.from('x'), OCTETS);
      expect(await store().stat('contract')).toBeNull();
      expect(await store().delete('contract')).toBe(false);
      expect(await store().get(`${key}/below`)).toBeNull();
    });

    it('replaces an object, under another ETag even when the bytes are the same', async () => {
      const key = freshKey();
      const first = await store().put(key, Buffer.from('one, longer'), { contentType: 'a/b' });
      const second = await store().put(key, Buffer.from('two'), { contentType: 'c/d' });
      const third = await store().put(key, Buffer.from('two'), { contentType: 'c/d' });
      expect(new Set([first.etag, second.etag, third.etag]).size).toBe(3);
      expect(await store().stat(key)).toEqual(third);
      expect((await read(store(), key))?.toString()).toBe('two');
    });

    it('removes an object once', async () => {
      const key = freshKey();
      await store().put(key, Buffer.from('x'), OCTETS);
      expect(await store().delete(key)).toBe(true);
      expect(await store().stat(key)).toBeNull();
      expect(await store().delete(key)).toBe(false);
    });

    it('gives a reader one whole object while others replace it', async () => {
      const key = freshKey();
      const versions = ['a', 'b', 'c', 'd'].map((letter) => Buffer.alloc(300_000, letter));
      await store().put(key, Buffer.alloc(300_000, 'z'), OCTETS);
      const [bodies] = await Promise.all([
        Promise.all(versions.map(() => read(store(), key))),
        Promise.all(versions.map((bytes) => store().put(key, bytes, OCTETS))),
      ]);
      for (const body of bodies) {
        expect(body).toHaveLength(300_000);
        expect(new Set(body)).toHaveLength(1);
      }
      const last = await read(store(), key);
      expect(versions.some((bytes) => last?.equals(bytes))).toBe(true);
    });

    it('has a URL for an object', async () => {
      const key = freshKey();
      await store().put(key, Buffer.from('x'), OCTETS);
      const url = await store().url(key);
      expect(new URL(url, 'http://127.0.0.1').pathname).toContain(key);
    });
  });
}
