import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, read, type ContractContext } from './contract-context.ts';

const OCTETS = { contentType: 'application/octet-stream' };
const anyBytes = fc
  .oneof(
    fc.uint8Array({ maxLength: 64 }),
    fc
      .tuple(fc.integer({ min: 1, max: 200_000 }), fc.nat(255))
      .map(([length, seed]) =>
        Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 256),
      ),
  )
  .map((bytes) => Buffer.from(bytes));

/** The bytes of objects: any bytes, any range, from streams as from memory. */
export function describeBodies({ store, freshKey, numRuns }: ContractContext): void {
  describe('bodies', () => {
    it('gives back any bytes', async () => {
      await fc.assert(
        fc.asyncProperty(anyBytes, async (bytes) => {
          const key = freshKey();
          expect((await store().put(key, bytes, OCTETS)).sizeBytes).toBe(bytes.length);
          expect((await read(store(), key))?.equals(bytes)).toBe(true);
        }),
        { numRuns },
      );
    });

    it('gives back any range of any bytes', async () => {
      const anyRange = anyBytes
        .filter(({ length }) => length > 0)
        .chain((bytes) =>
          fc.tuple(fc.nat(bytes.length - 1), fc.nat(bytes.length - 1)).map(([one, other]) => ({
            bytes,
            start: Math.min(one, other),
            end: Math.max(one, other),
          })),
        );
      await fc.assert(
        fc.asyncProperty(anyRange, async ({ bytes, start, end }) => {
          const key = freshKey();
          const put = await store().put(key, bytes, OCTETS);
          const opened = await store().get(key, { start, end });
          expect(opened?.info).toEqual(put);
          const part = opened && (await bytesOf(opened.body));
          expect(part?.equals(bytes.subarray(start, end + 1))).toBe(true);
        }),
        { numRuns },
      );
    });

    it('reads a stream of any chunks to its end', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5_000 })), async (chunks) => {
          const key = freshKey();
          const bytes = Buffer.concat(chunks);
          const put = await store().put(key, Readable.from(chunks.map(Buffer.from)), OCTETS);
          expect(put.sizeBytes).toBe(bytes.length);
          expect((await read(store(), key))?.equals(bytes)).toBe(true);
        }),
        { numRuns: Math.ceil(numRuns / 4) },
      );
    });

    it('streams an object of 20 MB', async () => {
      const key = freshKey();
      const chunk = Buffer.alloc(1_000_000, 'audio');
      const chunks = Readable.from(Array.from({ length: 20 }, () => chunk));
      await store().put(key, chunks, OCTETS);
      const opened = await store().get(key);
      let sizeBytes = 0;
      for await (const part of opened?.body ?? []) {
        sizeBytes += (part as Buffer).length;
      }
      expect(sizeBytes).toBe(20_000_000);
    });
  });
}
