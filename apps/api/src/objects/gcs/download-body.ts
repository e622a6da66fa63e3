import { Readable } from 'node:stream';
import { unreachable } from './gcs-failure.ts';
import type { GcsReply } from './gcs-client.ts';

/**
 * The bytes of a download. While the reader takes its time the watchdog rests; a body that ends too early
 * is an error.
 */
export function createDownloadBody(
  { response, watchdog }: GcsReply,
  expectedBytes: number,
  signal: AbortSignal | undefined,
): Readable {
  const reader = response.body?.getReader();
  let left = expectedBytes;

  async function readChunk(): Promise<Uint8Array | null> {
    watchdog.expect();
    try {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      left -= value?.length ?? 0;
      if (left < 0 || (done && left > 0)) {
        throw unreachable(null, 'sent an object of another length');
      }
      return done ? null : value;
    } finally {
      watchdog.rest();
    }
  }

  return new Readable({
    read() {
      readChunk().then(
        (chunk) => this.push(chunk),
        (error: unknown) => this.destroy(toBodyError(error, signal)),
      );
    },
    destroy(error, callback) {
      watchdog.rest();
      // A reader that was cut off may refuse to be cancelled.
      void reader?.cancel().catch(() => undefined);
      callback(error);
    },
  });
}

function toBodyError(error: unknown, signal: AbortSignal | undefined): Error {
  if (signal?.aborted === true) {
    return signal.reason instanceof Error ? signal.reason : new Error('called off');
  }
  return error instanceof Error && 'retryAfterSeconds' in error
    ? error
    : unreachable(error, 'stopped sending an object');
}
