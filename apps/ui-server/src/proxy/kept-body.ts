import type { IncomingMessage } from 'node:http';

/** What was read of a request's body, so that it can be sent once more. */
export interface KeptBody {
  /** All that was read so far, in order; null when it was too much to keep or is kept no longer. */
  chunks(): readonly Buffer[] | null;
  /** Lets go of it for good. */
  forget(): void;
}

/** The room for the kept bodies of all requests together. */
export interface BodyShelf {
  /** Begins to keep what is read of a body from now on. */
  keep(request: IncomingMessage): KeptBody;
  /** How many bytes are kept at the moment. */
  readonly bytes: number;
}

/** How much is kept. */
export interface BodyShelfOptions {
  readonly maxBytesPerRequest: number;
  readonly maxBytes: number;
}

/** Makes an empty {@link BodyShelf}. A body that does not fit is let go of; its request streams on. */
export function createBodyShelf({ maxBytesPerRequest, maxBytes }: BodyShelfOptions): BodyShelf {
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    keep(request) {
      let chunks: Buffer[] | null = [];
      let own = 0;
      function forget(): void {
        request.off('data', take);
        bytes -= own;
        own = 0;
        chunks = null;
      }
      function take(chunk: Buffer): void {
        own += chunk.length;
        bytes += chunk.length;
        chunks?.push(chunk);
        if (own > maxBytesPerRequest || bytes > maxBytes) {
          forget();
        }
      }
      request.on('data', take);
      return { chunks: () => chunks, forget };
    },
  };
}
