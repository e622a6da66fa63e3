import { freePort } from '@elevendops/testing';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  chunk,
  chunkedHead,
  httpReply,
  startRawServer,
  type RawServer,
} from './__fixtures__/raw-server.ts';
import { testClient } from './__fixtures__/test-client.ts';
import type { UpstreamClientOptions } from './http-client.ts';

const get = { method: 'GET', path: '/' } as const;
const { signal: never } = new AbortController();
const schema = z.object({ id: z.string() });

let server: RawServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function answering(
  answer: (socket: Socket, count: number) => void,
  options?: Partial<UpstreamClientOptions>,
) {
  server = await startRawServer(answer);
  return testClient(server.url, options);
}

/** Writes a byte of a body again and again, until the other side leaves. */
function trickle(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(chunk(text)), 10);
  socket.on('close', () => {
    clearInterval(timer);
  });
}

describe('replies that are none', () => {
  it('is unreachable when nobody listens, after every attempt, also once-only ones', async () => {
    const client = testClient(`http://127.0.0.1:${String(await freePort())}`);
    const failure = { failure: 'unreachable', retryable: true };
    await expect(client.send({ ...get, onlyOnce: true }, never)).rejects.toMatchObject(failure);
    expect(client.pausesMs).toEqual([500, 1000]);
  });

  it('is unreachable when the name is unknown', async () => {
    const client = testClient('http://nobody.invalid');
    await expect(client.send(get, never)).rejects.toMatchObject({ failure: 'unreachable' });
  });

  it('survives a connection that was reset before the reply', async () => {
    const client = await answering((socket, count) => {
      if (count === 1) {
        socket.resetAndDestroy();
      } else {
        socket.end(httpReply(200, '{"id":"1"}'));
      }
    });
    expect(await client.json(get, schema, never)).toEqual({ id: '1' });
  });

  it('does not repeat what may have been taken before the connection was reset', async () => {
    const client = await answering((socket) => socket.resetAndDestroy());
    const once = { ...get, onlyOnce: true };
    await expect(client.send(once, never)).rejects.toMatchObject({ failure: 'unreachable' });
    expect(server?.requests).toHaveLength(1);
  });

  it.each([
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":'],
    ['chunks', chunkedHead('application/json') + chunk('{"id":').toString()],
  ])('is unreachable when a body with %s is cut', async (_kind, text) => {
    const client = await answering((socket) => {
      socket.write(text, () => socket.resetAndDestroy());
    });
    await expect(client.json(get, schema, never)).rejects.toMatchObject({ failure: 'unreachable' });
    expect(server?.requests).toHaveLength(3);
  });

  it('times out once for all attempts when nothing comes', async () => {
    const asked = Promise.withResolvers<undefined>();
    const answer = (): void => {
      asked.resolve(undefined);
    };
    // The deadline comes when the service has been asked.
    const client = await answering(answer, { sleep: () => asked.promise });
    await expect(client.send(get, never)).rejects.toMatchObject({
      failure: 'timeout',
      retryable: true,
    });
    expect(server?.requests).toHaveLength(1);
  });

  it('times out when a body only trickles', async () => {
    const client = await answering(
      (socket) => {
        socket.write(chunkedHead('application/json'));
        trickle(socket, ' ');
      },
      { deadlineMs: 100 },
    );
    await expect(client.json(get, schema, never)).rejects.toMatchObject({ failure: 'timeout' });
  });

  it('stops reading a reply that is too long, and leaves', async () => {
    let left: Promise<unknown> | undefined;
    const client = await answering(
      (socket) => {
        left = new Promise((resolve) => socket.on('close', resolve));
        socket.write(chunkedHead('application/json'));
        trickle(socket, ' '.repeat(50_000));
      },
      { maxReplyBytes: 200_000 },
    );
    await expect(client.bytes(get, never)).rejects.toMatchObject({ failure: 'error' });
    await left;
    expect(server?.requests).toHaveLength(1);
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 3],
    ['no JSON', httpReply(200, '<html>sign in</html>'), 3],
    ['no UTF-8', httpReply(200, '').replace(': 0', ': 2') + '\xff\xfe', 3],
    ['an empty body', httpReply(200, ''), 3],
    ['JSON of another shape', httpReply(200, '{"name":"x"}'), 1],
    ['a broken compression', httpReply(200, 'xx', ['Content-Encoding: gzip']), 3],
  ])('is an error of the service when the reply is %s', async (_kind, text, attempts) => {
    const client = await answering((socket) => socket.end(text, 'latin1'));
    await expect(client.json(get, schema, never)).rejects.toMatchObject({ failure: 'error' });
    expect(server?.requests).toHaveLength(attempts);
  });
});
