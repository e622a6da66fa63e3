import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  chunk,
  chunkedHead,
  httpReply,
  startRawServer,
  type RawServer,
} from './__fixtures__/raw-server.ts';
import { testClient } from './__fixtures__/test-client.ts';
import type { UpstreamClientOptions } from './http-client.ts';

const request = { method: 'POST', path: '/stream', body: {} } as const;
const { signal: never } = new AbortController();
const HEAD = chunkedHead('text/event-stream; charset=utf-8');

let server: RawServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function streaming(
  answer: (socket: Socket, count: number) => void,
  options?: Partial<UpstreamClientOptions>,
) {
  server = await startRawServer(answer);
  return testClient(server.url, options);
}

/** What came before the stream ended, and how it ended. */
async function consume(events: AsyncIterable<string>, onEvent: () => void = () => undefined) {
  const received: string[] = [];
  try {
    for await (const data of events) {
      received.push(data);
      onEvent();
    }
    return { received, error: null };
  } catch (error) {
    return { received, error };
  }
}

describe('events of a stream', () => {
  it('come as they are sent, however the bytes are cut', async () => {
    const client = await streaming((socket) => {
      socket.write(HEAD);
      for (const byte of Buffer.from('data: 糖尿病\n\n: still there\n\ndata: 😀\r\n\r\n')) {
        socket.write(chunk(Uint8Array.of(byte)));
      }
      socket.end(chunk());
    });
    const { received, error } = await consume(client.events(request, never));
    expect(error).toBeNull();
    expect(received).toEqual(['糖尿病', '😀']);
  });

  it('come before the stream has ended', async () => {
    const client = await streaming((socket) => {
      socket.write(HEAD);
      socket.write(chunk('data: first\n\n'));
    });
    for await (const data of client.events(request, never)) {
      expect(data).toBe('first');
      break;
    }
  });

  it('cancel the call when the reader leaves', async () => {
    let closed: Promise<unknown> | undefined;
    const client = await streaming((socket) => {
      closed = new Promise((resolve) => socket.on('close', resolve));
      socket.write(HEAD);
      socket.write(chunk('data: first\n\n'));
    });
    for await (const data of client.events(request, never)) {
      expect(data).toBe('first');
      break;
    }
    await closed;
  });

  it('cancel the call when the caller aborts, with the reason', async () => {
    const leaving = new AbortController();
    const reason = new Error('the browser went away');
    let closed: Promise<unknown> | undefined;
    const client = await streaming((socket) => {
      closed = new Promise((resolve) => socket.on('close', resolve));
      socket.write(HEAD);
      socket.write(chunk('data: first\n\n'));
    });
    const events = client.events(request, leaving.signal);
    const run = (async () => {
      for await (const data of events) {
        expect(data).toBe('first');
        leaving.abort(reason);
      }
    })();
    await expect(run).rejects.toBe(reason);
    await closed;
  });

  it('outlive the deadline of the opening', async () => {
    const opened = Promise.withResolvers<undefined>();
    const client = await streaming(
      (socket) => {
        socket.write(HEAD);
        void opened.promise.then(() =>
          socket.end(Buffer.concat([chunk('data: late\n\n'), chunk()])),
        );
      },
      {
        deadlineMs: 1,
        idleMs: 2,
        // The opening is over when an event is waited for; after that, its deadline comes.
        sleep(milliseconds) {
          if (milliseconds === 1) {
            return opened.promise;
          }
          opened.resolve(undefined);
          return new Promise(() => undefined);
        },
      },
    );
    const { received, error } = await consume(client.events(request, never));
    expect(error).toBeNull();
    expect(received).toEqual(['late']);
  });

  it('time out when no event comes, even while bytes do', async () => {
    const isRead = Promise.withResolvers<undefined>();
    const isOver = Promise.withResolvers<undefined>();
    let waits = 0;
    const client = await streaming(
      (socket) => {
        socket.write(HEAD);
        socket.write(chunk('data: first\n\n'));
        void isRead.promise.then(() => {
          let pings = 0;
          const timer = setInterval(() => {
            socket.write(chunk(': ping\n\n'), () => {
              pings += 1;
              if (pings === 5) {
                isOver.resolve(undefined);
              }
            });
          }, 10);
          socket.on('close', () => {
            clearInterval(timer);
          });
        });
      },
      {
        idleMs: 2,
        // Only the wait for the second event ends, and only when bytes have come.
        sleep(milliseconds) {
          waits += milliseconds === 2 ? 1 : 0;
          return waits === 2 ? isOver.promise : new Promise(() => undefined);
        },
      },
    );
    const events = client.events(request, never);
    const { received, error } = await consume(events, () => {
      isRead.resolve(undefined);
    });
    expect(received).toEqual(['first']);
    expect(error).toMatchObject({ failure: 'timeout' });
  });

  it.each([
    ['reset', (socket: Socket) => socket.resetAndDestroy(), 'unreachable'],
    ['closed without its last chunk', (socket: Socket) => socket.end(), 'unreachable'],
    ['ended inside of an event', (socket: Socket) => socket.end(chunk()), 'error'],
  ])('give what came, then fail, when the stream is %s', async (_how, cut, failure) => {
    // A reset takes away what was not read yet.
    const isRead = Promise.withResolvers<undefined>();
    const client = await streaming((socket) => {
      socket.write(HEAD);
      socket.write(chunk('data: first\n\n'));
      void isRead.promise.then(() => {
        socket.write(chunk('data: sec'), () => cut(socket));
      });
    });
    const { received, error } = await consume(client.events(request, never), () => {
      isRead.resolve(undefined);
    });
    expect(received).toEqual(['first']);
    expect(error).toMatchObject({ name: 'UpstreamError', failure });
    expect(server?.requests).toHaveLength(1);
  });

  it('retry the opening alone', async () => {
    const client = await streaming((socket, count) => {
      const events = [HEAD, chunk('data: ok\n\n'), chunk()].map((part) => Buffer.from(part));
      socket.end(count < 3 ? httpReply(503, '') : Buffer.concat(events));
    });
    const { received, error } = await consume(client.events(request, never));
    expect(error).toBeNull();
    expect(received).toEqual(['ok']);
    expect(server?.requests).toHaveLength(3);
  });

  it('are refused when the reply is no stream of events', async () => {
    const client = await streaming((socket) =>
      socket.end(httpReply(200, '{}', ['Content-Type: application/json'])),
    );
    const { error } = await consume(client.events(request, never));
    expect(error).toMatchObject({ failure: 'error', status: null });
  });
});
