import { describe, expect, it } from 'vitest';
import { createManualSchedule } from '../__fixtures__/manual-schedule.ts';
import { sendStream } from './send-stream.ts';

const event = {
  parse(value: unknown): { readonly n: number } {
    if (typeof value === 'object' && value !== null && 'n' in value) {
      return value as { readonly n: number };
    }
    throw new TypeError('no event');
  },
};

function setup(reply: (write: ReadableStreamDefaultController<Uint8Array>) => void) {
  const clock = createManualSchedule();
  const controller = new AbortController();
  const seen: number[] = [];
  const encoder = new TextEncoder();
  let stream: ReadableStreamDefaultController<Uint8Array>;
  const done = sendStream(
    '/x',
    {
      body: { a: 1 },
      event,
      signal: controller.signal,
      onEvent: ({ n }) => {
        seen.push(n);
      },
    },
    {
      schedule: clock.schedule,
      stallMs: 60,
      fetch: (_path, init) => {
        const body = new ReadableStream<Uint8Array>({
          start(target) {
            stream = target;
            init.signal?.addEventListener('abort', () => {
              target.error(new DOMException('aborted', 'AbortError'));
            });
            reply(target);
          },
        });
        return Promise.resolve(new Response(body, { headers: { 'x-request-id': 'r-1' } }));
      },
    },
  );
  const write = (text: string) => {
    stream.enqueue(encoder.encode(text));
  };
  return {
    clock,
    controller,
    seen,
    done,
    write,
    end: () => {
      stream.close();
    },
  };
}

describe('sendStream', () => {
  it('hands on each event, also when a character is cut in two', async () => {
    const bytes = new TextEncoder().encode('data: {"n":1,"t":"痛風"}\n\ndata: {"n":2}\n\n');
    const { done, seen } = setup((stream) => {
      for (const byte of bytes) {
        stream.enqueue(Uint8Array.of(byte));
      }
      stream.close();
    });
    await done;
    expect(seen).toEqual([1, 2]);
  });

  it('keeps what came before the connection broke', async () => {
    const { done, seen } = setup((stream) => {
      stream.enqueue(new TextEncoder().encode('data: {"n":1}\n\n'));
      setTimeout(() => {
        stream.error(new TypeError('network'));
      }, 0);
    });
    await expect(done).rejects.toMatchObject({ code: 'NETWORK_ERROR' });
    expect(seen).toEqual([1]);
  });

  it('stops when it is cancelled', async () => {
    const { done, controller } = setup(() => undefined);
    await Promise.resolve();
    controller.abort();
    await expect(done).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('gives up when nothing is heard for too long', async () => {
    const { done, clock } = setup(() => undefined);
    await Promise.resolve();
    clock.pass(61);
    await expect(done).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('says what the server says instead of a stream', async () => {
    const envelope = {
      detail: 'gone',
      error_code: 'NOT_FOUND',
      retryable: false,
      request_id: 'r-9',
    };
    const done = sendStream(
      '/x',
      { body: {}, event, onEvent: () => undefined, signal: new AbortController().signal },
      {
        schedule: createManualSchedule().schedule,
        stallMs: 60,
        fetch: () => Promise.resolve(Response.json(envelope, { status: 404 })),
      },
    );
    await expect(done).rejects.toMatchObject({ code: 'NOT_FOUND', requestId: 'r-9' });
  });

  it('does not take another event for one of its own', async () => {
    const { done } = setup((stream) => {
      stream.enqueue(new TextEncoder().encode('data: {"m":1}\n\n'));
      stream.close();
    });
    await expect(done).rejects.toMatchObject({ code: 'UNEXPECTED_REPLY', requestId: 'r-1' });
  });
});
