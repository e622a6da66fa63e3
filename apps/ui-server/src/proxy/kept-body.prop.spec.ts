import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBodyShelf } from './kept-body.ts';

const MAX_BYTES_PER_REQUEST = 100;
const MAX_BYTES = 250;

/** Something that is read like a request, at the moment at which the test says so. */
function createBody() {
  const body = new PassThrough();
  return {
    request: body as unknown as IncomingMessage,
    read: (chunk: Buffer) => void body.emit('data', chunk),
  };
}

const action = fc.record({
  which: fc.nat(4),
  what: fc.oneof(fc.constant('forget' as const), fc.uint8Array({ minLength: 1, maxLength: 60 })),
});

describe('createBodyShelf', () => {
  it('keeps all that was read of a body or nothing, and never more than it may', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
        const shelf = createBodyShelf({
          maxBytesPerRequest: MAX_BYTES_PER_REQUEST,
          maxBytes: MAX_BYTES,
        });
        const bodies = Array.from({ length: 5 }, () => {
          const body = createBody();
          return { ...body, kept: shelf.keep(body.request), read: body.read, all: Buffer.alloc(0) };
        });
        for (const { which, what } of actions) {
          const body = bodies[which];
          if (what === 'forget') {
            body?.kept.forget();
          } else if (body !== undefined) {
            const chunk = Buffer.from(what);
            body.read(chunk);
            body.all = Buffer.concat([body.all, chunk]);
          }
          expect(shelf.bytes).toBeLessThanOrEqual(MAX_BYTES);
        }
        let sum = 0;
        for (const { kept, all } of bodies) {
          const chunks = kept.chunks();
          if (chunks !== null) {
            expect(Buffer.concat([...chunks])).toEqual(all);
            expect(all.length).toBeLessThanOrEqual(MAX_BYTES_PER_REQUEST);
            sum += all.length;
          }
        }
        expect(shelf.bytes).toBe(sum);
      }),
    );
  });

  it('is empty again when every body is let go of', () => {
    const shelf = createBodyShelf({ maxBytesPerRequest: 10, maxBytes: 100 });
    const { request, read } = createBody();
    const kept = shelf.keep(request);
    read(Buffer.from('four'));
    expect(shelf.bytes).toBe(4);
    kept.forget();
    kept.forget();
    expect(shelf.bytes).toBe(0);
    expect(kept.chunks()).toBeNull();
    expect(request.listenerCount('data')).toBe(0);
  });
});
