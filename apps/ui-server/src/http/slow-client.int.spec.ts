import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connectRaw } from '../__fixtures__/raw-client.ts';
import { createWorld, NOBODY } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

/** A UI server with short time limits that are enforced without delay. */
async function startStrict(apiOrigin: string) {
  const { app } = await world.startUi({
    apiOrigin,
    limits: { headersTimeoutMs: 100, requestTimeoutMs: 200 },
  });
  const server = createServer({ connectionsCheckingInterval: 20 }, app.listener);
  app.prepare(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  world.onClose(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

describe('a client that takes its time', () => {
  it.each([
    ['says nothing', ''],
    ['never finishes its headers', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: '],
    ['never finishes its request line', 'GET /'],
  ])('is told 408 and cut off when it %s', async (_name, text) => {
    const client = await connectRaw(await startStrict(NOBODY));
    client.send(text);
    const reply = await client.rest();
    expect(reply).toMatch(/^HTTP\/1\.1 408 /);
    expect(reply).toContain('REQUEST_TIMEOUT');
  });

  it('is told 408 and cut off when it never finishes its body, and the API learns of it', async () => {
    const gone = Promise.withResolvers<undefined>();
    const api = await world.startApi((request) => {
      request.resume().on('error', () => {
        gone.resolve(undefined);
      });
    });
    const client = await connectRaw(await startStrict(api.url));
    client.send('POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nfour');
    expect(await client.rest()).toMatch(/^HTTP\/1\.1 408 /);
    await gone.promise;
  });

  it('may keep an idle connection for longer than any front end does', async () => {
    const ui = await world.startUi({ apiOrigin: NOBODY });
    expect(ui.server.keepAliveTimeout).toBeGreaterThan(600_000);
    expect(ui.server.headersTimeout).toBeLessThanOrEqual(60_000);
    // 31 MiB at 1 Mbit/s.
    expect(ui.server.requestTimeout).toBeGreaterThanOrEqual(260_000);
  });
});
