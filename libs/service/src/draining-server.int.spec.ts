import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createDrainingServer } from './draining-server.ts';
import { createLifecycle } from './lifecycle.ts';

const REQUEST = 'GET /work HTTP/1.1\r\nHost: x\r\n\r\n';

async function serve() {
  const lifecycle = createLifecycle();
  const draining = createDrainingServer((_request, response) => response.end('done'), {
    lifecycle,
    refuse: (_request, response) => response.writeHead(503).end('draining'),
    isAlwaysServed: () => false,
  });
  draining.server.listen(0, '127.0.0.1');
  await once(draining.server, 'listening');
  const { port } = draining.server.address() as AddressInfo;
  return {
    async connect(): Promise<Socket> {
      const socket = connect(port, '127.0.0.1');
      await Promise.all([once(socket, 'connect'), once(draining.server, 'connection')]);
      return socket;
    },
    stop() {
      lifecycle.drain();
      return draining.close();
    },
  };
}

describe('createDrainingServer', () => {
  it('answers a first request that has arrived, but was not read when it is closed', async () => {
    const server = await serve();
    const socket = await server.connect();
    socket.write(REQUEST);
    const closed = server.stop();
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 503 [^]*Connection: close[^]*draining/);
    await closed;
  });

  it('answers one on a connection that was idle, too', async () => {
    const server = await serve();
    const socket = await server.connect();
    socket.write(REQUEST);
    await once(socket, 'data');
    socket.write(REQUEST);
    const closed = server.stop();
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 503 [^]*Connection: close[^]*draining/);
    await closed;
  });

  it('closes connections on which nothing came', async () => {
    const server = await serve();
    const socket = await server.connect();
    const closed = server.stop();
    expect(await text(socket)).toBe('');
    await closed;
  });
});
