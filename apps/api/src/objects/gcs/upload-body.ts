import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Watchdog } from './watchdog.ts';

/** A body on its way, and what it was once it is sent. */
export interface UploadBody {
  readonly stream: (watchdog: Watchdog) => RequestInit['body'];
  /** What the sender of the body failed with. */
  readonly failure: { readonly error: unknown } | null;
  readonly sizeBytes: number;
  /** MD5 in base64, as Cloud Storage gives it. */
  md5(): string;
}

/**
 * Sends a body and counts it. While the body's own source is waited for, the watchdog rests: only the
 * store has to hurry.
 */
export function createUploadBody(body: Uint8Array | Readable): UploadBody {
  const hash: Hash = createHash('md5');
  let sizeBytes = 0;
  let failure: UploadBody['failure'] = null;

  async function* chunks(source: Readable, watchdog: Watchdog): AsyncGenerator<Uint8Array> {
    const stop = (): void => {
      source.destroy();
    };
    watchdog.signal.addEventListener('abort', stop);
    try {
      watchdog.rest();
      for await (const chunk of source) {
        const bytes = Buffer.from(chunk as Uint8Array);
        hash.update(bytes);
        sizeBytes += bytes.length;
        watchdog.expect();
        yield bytes;
        watchdog.rest();
      }
      watchdog.expect();
    } catch (error) {
      if (!watchdog.signal.aborted) {
        failure = { error };
      }
      throw error;
    } finally {
      watchdog.signal.removeEventListener('abort', stop);
      source.destroy();
    }
  }

  return {
    stream(watchdog) {
      if (body instanceof Readable) {
        return Readable.toWeb(
          Readable.from(chunks(body, watchdog), { objectMode: false }),
        ) as unknown as RequestInit['body'];
      }
      hash.update(body);
      sizeBytes = body.length;
      return body as Uint8Array<ArrayBuffer>;
    },
    get failure() {
      return failure;
    },
    get sizeBytes() {
      return sizeBytes;
    },
    md5: () => hash.digest('base64'),
  };
}
