import type { FileHandle } from 'node:fs/promises';
import { addAbortSignal, Readable } from 'node:stream';
import { StoreUnavailableError } from '../../documents/index.ts';
import type { ByteRange } from '../object-store.ts';
import { toStoreError } from './file-failure.ts';

const CHUNK_BYTES = 64 * 1024;

/**
 * The bytes of a part of an open file, which is closed when the stream ends or is destroyed. A file that
 * turns out shorter is an error.
 */
export function createFileBody(
  handle: FileHandle,
  range: ByteRange,
  signal: AbortSignal | undefined,
): Readable {
  let position = range.start;

  async function readChunk(): Promise<Buffer | null> {
    const wanted = Math.min(CHUNK_BYTES, range.end + 1 - position);
    if (wanted <= 0) {
      return null;
    }
    const { buffer, bytesRead } = await handle.read(
      Buffer.allocUnsafe(wanted),
      0,
      wanted,
      position,
    );
    if (bytesRead === 0) {
      throw new StoreUnavailableError('A stored file was cut off while it was read.', {
        retryAfterSeconds: 1,
      });
    }
    position += bytesRead;
    return buffer.subarray(0, bytesRead);
  }

  const body = new Readable({
    read() {
      readChunk().then(
        (chunk) => this.push(chunk),
        (error: unknown) => this.destroy(toStoreError(error) as Error),
      );
    },
    destroy(error, callback) {
      handle.close().then(
        () => {
          callback(error);
        },
        (closing: unknown) => {
          callback(error ?? (toStoreError(closing) as Error));
        },
      );
    },
  });
  return signal === undefined ? body : addAbortSignal(signal, body);
}
