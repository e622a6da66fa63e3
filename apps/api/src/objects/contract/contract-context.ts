import type { Readable } from 'node:stream';
import type { ByteRange, ObjectStore } from '../object-store.ts';

/** What every part of the contract works with. */
export interface ContractContext {
  /** The store under test; open from the first test of the suite to the last. */
  readonly store: () => ObjectStore;
  /** A key that nothing else uses. */
  readonly freshKey: () => string;
  /** How many cases a property tries. */
  readonly numRuns: number;
}

/** All that a body gives. */
export async function bytesOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** All bytes of an object, or of a part of it; null when there is none. */
export async function read(
  store: ObjectStore,
  key: string,
  range?: ByteRange,
): Promise<Buffer | null> {
  const opened = await store.get(key, range);
  return opened && (await bytesOf(opened.body));
}
