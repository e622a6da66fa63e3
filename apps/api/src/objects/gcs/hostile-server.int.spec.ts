import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { startServer } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../contract/contract-context.ts';
import type { ObjectStore } from '../object-store.ts';
import type { Sleep } from '../../upstream/index.ts';
import { openGcsObjectStore } from './open-gcs-object-store.ts';

const AWAY = { code: 'ERR_STORE_UNAVAILABLE' };
const OCTETS = { contentType: 'application/octet-stream' };
const PATIENCE_MS = 1_000;
const NEVER: Sleep = () => new Promise(() => undefined);
const inRealTime: Sleep = (milliseconds, signal) =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);

/** A store whose patience is over when `sleep` ends. */
function open(emulatorUrl: string, sleep: Sleep, patienceMs?: number): Promise<ObjectStore> {
  return openGcsObjectStore({
    ...{ bucket: 'bucket', emulatorUrl, projectId: null, keyFilename: null, fetch },
    ...(patienceMs === undefined ? {} : { patienceMs }),
    now: () => new Date(),
    sleep,
  });
}

/** A store on a server that answers as it is told. */
async function against(
  listener: RequestListener,
  use: (store: ObjectStore, requests: string[]) => Promise<void>,
  sleep = NEVER,
): Promise<void> {
  const requests: string[] = [];
  const server = await startServer((request, response) => {
    requests.push(request.method ?? '');
    listener(request, response);
  });
  try {
    await use(await open(server.url, sleep, PATIENCE_MS), requests);
  } finally {
    await server.close();
  }
}

/** Takes connections and never says a word; tells which requests are still open. */
async function startBlackHole() {
  const sockets = new Set<Socket>();
  const asking = new Set<Socket>();
  const asked = Promise.withResolvers<undefined>();
  let requests = 0;
  let isClosing = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => {
      asking.add(socket);
      requests += 1;
      asked.resolve(undefined);
      socket.pause();
    });
    socket.on('close', () => {
      sockets.delete(socket);
      asking.delete(socket);
    });
    // A client may open a connection for later when one was cut.
    if (isClosing) {
      socket.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    /** Resolves with the first request. */
    asked: asked.promise,
    requests: () => requests,
    /** Requests whose connection is there; reads on, to see those that are not. */
    openRequests: () => {
      asking.forEach((socket) => socket.resume());
      return asking.size;
    },
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        server.close(resolve);
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

const calls: Record<string, (store: ObjectStore) => Promise<unknown>> = {
  stat: (store) => store.stat('a'),
  get: (store) => store.get('a'),
  delete: (store) => store.delete('a'),
  check: (store) => store.check(new AbortController().signal),
  'put of bytes': (store) => store.put('a', Buffer.alloc(5_000_000), OCTETS),
  'put of a stream': (store) =>
    store.put('a', Readable.from([Buffer.alloc(5_000_000), Buffer.alloc(5)]), OCTETS),
};

describe('a store that never answers', () => {
  it.each(Object.entries(calls))(
    'makes %s settle when the patience with it is over, and really calls it off',
    async (_name, call) => {
      const hole = await startBlackHole();
      const store = await open(hole.url, () => hole.asked);
      await expect(call(store)).rejects.toMatchObject(AWAY);
      await expect.poll(hole.openRequests).toBe(0);
      await hole.close();
    },
  );

  it('is given three seconds when nothing else is said, and is then left alone for a while', async () => {
    const hole = await startBlackHole();
    const patience: number[] = [];
    const store = await open(hole.url, async (milliseconds) => {
      patience.push(milliseconds);
      await expect.poll(hole.requests).toBe(3);
    });
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => store.stat('a').catch((error: unknown) => error)),
    );
    expect(outcomes).toMatchObject([AWAY, AWAY, AWAY]);
    await expect(store.get('a')).rejects.toMatchObject({ ...AWAY, retryAfterSeconds: 2 });
    expect(patience).toEqual([3_000, 3_000, 3_000]);
    expect(hole.requests()).toBe(3);
    await hole.close();
  });

  it('is tried again after two seconds, and heard when it is back', async () => {
    const hole = await startBlackHole();
    const store = await open(hole.url, inRealTime, 100);
    for (let count = 0; count < 3; count += 1) {
      await expect(store.stat('a')).rejects.toMatchObject(AWAY);
    }
    await hole.close();
    const back = createHttpServer((_request, response) => {
      response.writeHead(404).end();
    });
    back.listen(hole.port, '127.0.0.1');
    await once(back, 'listening');
    await expect.poll(() => store.stat('a').catch(() => 'away'), { interval: 100 }).toBeNull();
    back.close();
    back.closeAllConnections();
  });

  it('refuses connections: says so, whatever patience there is', async () => {
    const hole = await startBlackHole();
    await hole.close();
    const store = await open(hole.url, NEVER);
    await expect(store.stat('a')).rejects.toMatchObject(AWAY);
  });
});

describe('a store that fails', () => {
  it.each([500, 503, 403, 401, 429])('makes every call reject for status %i', async (status) => {
    await against(
      (request, response) => {
        request.resume();
        response.writeHead(status, { 'retry-after': '7' }).end('SECRET of the service');
      },
      async (store) => {
        const error: unknown = await store.stat('a').catch((reason: unknown) => reason);
        expect(error).toMatchObject(AWAY);
        expect(JSON.stringify(error) + String(error)).not.toContain('SECRET');
        const isOurs = status === 401 || status === 403;
        expect(error).toMatchObject({ retryAfterSeconds: isOurs ? 30 : 7 });
        await expect(store.put('a', Buffer.from('x'), OCTETS)).rejects.toMatchObject(AWAY);
      },
    );
  });

  it('is asked a second time when a read fails, but a write is sent once', async () => {
    let fails = true;
    await against(
      (request, response) => {
        request.resume();
        response.writeHead(fails ? 503 : 404).end();
        fails = false;
      },
      async (store, requests) => {
        expect(await store.stat('a')).toBeNull();
        expect(requests).toEqual(['GET', 'GET']);
        fails = true;
        await expect(store.put('a', Buffer.from('x'), OCTETS)).rejects.toMatchObject(AWAY);
        expect(requests).toEqual(['GET', 'GET', 'POST']);
      },
    );
  });

  it('says nonsense', async () => {
    for (const body of ['<html>', '{}', '{"size":"-1","generation":"1","updated":"x"}', '[']) {
      await against(
        (request, response) => {
          request.resume();
          response.writeHead(200, { 'content-type': 'application/json' }).end(body);
        },
        async (store) => {
          await expect(store.stat('a')).rejects.toMatchObject(AWAY);
          await expect(store.put('a', Buffer.from('x'), OCTETS)).rejects.toMatchObject(AWAY);
          await expect(store.get('a')).rejects.toMatchObject(AWAY);
        },
      );
    }
  });

  it('says that it got other bytes than were sent: the object is removed again', async () => {
    await against(
      (request, response) => {
        request.resume();
        response.end(
          JSON.stringify({
            ...{ size: '1', generation: '5', updated: '2026-01-01T00:00:00.000Z' },
            md5Hash: 'AAAA',
          }),
        );
      },
      async (store, requests) => {
        await expect(store.put('a', Buffer.from('x'), OCTETS)).rejects.toMatchObject(AWAY);
        expect(requests).toEqual(['POST', 'DELETE']);
      },
    );
  });
});

describe('a download that breaks', () => {
  const headers = {
    'x-goog-generation': '5',
    'x-goog-stored-content-length': '1000000',
    'content-type': 'audio/mpeg',
    'last-modified': new Date(0).toUTCString(),
  };

  it.each([
    ['is reset', (socket: Socket | null) => socket?.resetAndDestroy()],
    ['ends early', (socket: Socket | null) => socket?.end()],
    ['stops', () => undefined],
  ] as const)('fails, instead of looking whole, when it %s half-way', async (name, interrupt) => {
    const isOpen = Promise.withResolvers<undefined>();
    await against(
      (_request, response) => {
        response.writeHead(200, headers);
        response.write(Buffer.alloc(1_000), () => {
          void isOpen.promise.then(() => interrupt(response.socket));
        });
      },
      async (store) => {
        const opened = await store.get('a');
        const bytes = expect(bytesOf(opened?.body ?? Readable.from([]))).rejects.toMatchObject(
          AWAY,
        );
        isOpen.resolve(undefined);
        await bytes;
      },
      name === 'stops' ? () => isOpen.promise : NEVER,
    );
  });

  it('fails when it is shorter or longer than the object', async () => {
    for (const bytes of [999_999, 1_000_001]) {
      await against(
        (_request, response) => {
          response.writeHead(200, headers).end(Buffer.alloc(bytes));
        },
        async (store) => {
          const opened = await store.get('a');
          await expect(bytesOf(opened?.body ?? Readable.from([]))).rejects.toMatchObject(AWAY);
        },
      );
    }
  });

  it('waits for a reader that takes its time', async () => {
    await against(
      (_request, response) => {
        response.writeHead(200, headers).end(Buffer.alloc(1_000_000));
      },
      async (store) => {
        const opened = await store.get('a');
        let sizeBytes = 0;
        for await (const chunk of opened?.body ?? []) {
          if (sizeBytes === 0) {
            await delay(1.5 * PATIENCE_MS);
          }
          sizeBytes += (chunk as Buffer).length;
        }
        expect(sizeBytes).toBe(1_000_000);
      },
      inRealTime,
    );
  });

  it('lets the connection go when its reader leaves', async () => {
    const closed = Promise.withResolvers<undefined>();
    await against(
      (_request, response) => {
        response.writeHead(200, headers).write(Buffer.alloc(1_000));
        response.once('close', () => {
          closed.resolve(undefined);
        });
      },
      async (store) => {
        (await store.get('a'))?.body.destroy();
        await closed.promise;
      },
    );
  });
});

describe('an upload', () => {
  it('waits for a source that takes its time, as long as the store goes on', async () => {
    await against(
      (request, response) => {
        let sizeBytes = 0;
        request.on('data', (chunk: Buffer) => (sizeBytes += chunk.length));
        request.on('end', () => {
          response.end(
            JSON.stringify({
              ...{ size: String(sizeBytes), generation: '5' },
              updated: '2026-01-01T00:00:00.000Z',
            }),
          );
        });
      },
      async (store) => {
        const slow = Readable.from(
          (async function* () {
            yield Buffer.from('one');
            await delay(1.5 * PATIENCE_MS);
            yield Buffer.from('two');
          })(),
        );
        expect((await store.put('a', slow, OCTETS)).sizeBytes).toBe(6);
      },
      inRealTime,
    );
  });
});
