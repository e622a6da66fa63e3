import { errorEnvelopeSchema } from '@elevendops/contract';
import { startServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { followedAvailability } from '../__fixtures__/followed-availability.ts';
import { connectRaw } from '../__fixtures__/raw-client.ts';
import { startRawUpstream } from '../__fixtures__/raw-upstream.ts';
import { createWorld, NOBODY } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

async function expectUnavailable(response: Response, retryable: boolean) {
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(response.headers.get('content-security-policy')).not.toBeNull();
  const envelope = errorEnvelopeSchema.parse(await response.json());
  expect(envelope).toMatchObject({ error_code: 'API_UNAVAILABLE', retryable });
  expect(envelope.request_id).toBe(response.headers.get('x-request-id'));
}

describe('the proxy without its API', () => {
  it('answers 503 at once when nobody listens; any method may try again', async () => {
    const ui = await world.startUi({ apiOrigin: NOBODY });
    await expectUnavailable(await fetch(`${ui.url}/api/health`), true);
    await expectUnavailable(await fetch(`${ui.url}/api`, { method: 'POST', body: 'x' }), true);
    expect((await fetch(ui.url)).status).toBe(200);
  });

  it('never names the upstream to a client', async () => {
    const ui = await world.startUi({ apiOrigin: NOBODY });
    expect(await (await fetch(`${ui.url}/api`)).text()).not.toMatch(/127\.0\.0\.1|ECONN|proxy/i);
  });

  it('answers 503 when the API drops the connection; only an idempotent request may try again', async () => {
    const upstream = await startRawUpstream((socket) => socket.resetAndDestroy());
    world.onClose(upstream.close);
    const ui = await world.startUi({ apiOrigin: upstream.origin });
    await expectUnavailable(await fetch(`${ui.url}/api`), true);
    await expectUnavailable(await fetch(`${ui.url}/api`, { method: 'POST', body: 'x' }), false);
  });

  it('does not try while the supervisor says that the API is away, and does again when it is ready', async () => {
    let asked = 0;
    const api = await world.startApi((_request, response) => {
      asked += 1;
      response.end('ok');
    });
    const { availability, tell } = followedAvailability();
    const hold = { maxWaitMs: 0 };
    const ui = await world.startUi({ apiOrigin: api.url, availability, hold });
    expect((await fetch(`${ui.url}/api`)).status).toBe(200);
    tell('away');
    await expectUnavailable(await fetch(`${ui.url}/api`), true);
    await expectUnavailable(await fetch(`${ui.url}/docs`), true);
    expect(asked).toBe(1);
    tell('ready');
    expect((await fetch(`${ui.url}/api`)).status).toBe(200);
  });

  it('recovers as soon as the API is back on its port', async () => {
    const first = await startServer((_request, response) => response.end('first'));
    const ui = await world.startUi({ apiOrigin: first.url });
    const ask = async () => (await fetch(`${ui.url}/api`)).text();
    expect(await ask()).toBe('first');
    await first.close();
    await expectUnavailable(await fetch(`${ui.url}/api`), true);
    const second = await world.startApi((_request, response) => response.end('second'));
    // Whoever starts on port 0 gets another port; the API always comes back on its own.
    await second.close();
    second.server.listen(first.port, '127.0.0.1');
    expect(await ask()).toBe('second');
  });

  it('cuts the client off when the API dies in the middle of an answer of unknown length', async () => {
    const upstream = await startRawUpstream((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n');
      ui.then(({ client }) => client.received(/hello/)).then(
        () => socket.resetAndDestroy(),
        () => undefined,
      );
    });
    world.onClose(upstream.close);
    const ui = world.startUi({ apiOrigin: upstream.origin }).then(async ({ port }) => {
      const client = await connectRaw(port);
      client.send('GET /api HTTP/1.1\r\nHost: x\r\n\r\n');
      return { client };
    });
    const reply = await (await ui).client.rest();
    expect(reply).toContain('hello');
    // The final chunk would make it look complete.
    expect(reply).not.toMatch(/0\r\n\r\n$/);
  });

  it('cuts the client off when the API closes before the length that it announced', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello'),
    );
    world.onClose(upstream.close);
    const ui = await world.startUi({ apiOrigin: upstream.origin });
    await expect(fetch(`${ui.url}/api`).then((response) => response.text())).rejects.toThrow();
  });

  it('answers 504 when the API takes the request and stays silent', async () => {
    const api = await world.startApi(() => undefined);
    const ui = await world.startUi({ apiOrigin: api.url, upstreamTimeoutMs: 50 });
    const response = await fetch(`${ui.url}/api`);
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ error_code: 'REQUEST_TIMEOUT', retryable: true });
  });

  it('cuts the client off when the API falls silent in the middle of an answer', async () => {
    const api = await world.startApi((_request, response) => void response.write('first'));
    const ui = await world.startUi({ apiOrigin: api.url, upstreamTimeoutMs: 1_000 });
    await expect(fetch(`${ui.url}/api`).then((response) => response.text())).rejects.toThrow();
  });

  it('does not blame the API while it is the client that sends slowly', async () => {
    const api = await world.startApi((request, response) => {
      let length = 0;
      request.on('data', (chunk: Buffer) => (length += chunk.length));
      request.on('end', () => response.end(`got ${String(length)}`));
    });
    const ui = await world.startUi({ apiOrigin: api.url, upstreamTimeoutMs: 1_000 });
    const client = await connectRaw(ui.port);
    client.send('POST /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n');
    // More than the proxy's time limit passes between two bytes.
    for (const byte of 'ab') {
      await new Promise((resolve) => setTimeout(resolve, 2_200));
      client.send(byte);
    }
    expect(await client.rest()).toMatch(/got 2$/);
  });

  it('tells the API when the client has gone, before and during the answer', async () => {
    for (const begun of [false, true]) {
      const asked = Promise.withResolvers<undefined>();
      const gone = Promise.withResolvers<undefined>();
      const api = await world.startApi((_request, response) => {
        response.on('close', () => {
          gone.resolve(undefined);
        });
        if (begun) {
          response.write('begun');
        }
        asked.resolve(undefined);
      });
      const ui = await world.startUi({ apiOrigin: api.url });
      const client = await connectRaw(ui.port);
      client.send('GET /api HTTP/1.1\r\nHost: x\r\n\r\n');
      await (begun ? client.received(/begun/) : asked.promise);
      client.socket.destroy();
      await gone.promise;
    }
  });

  it('tells the API when the client leaves in the middle of an upload', async () => {
    const gone = Promise.withResolvers<unknown>();
    const begun = Promise.withResolvers<undefined>();
    const api = await world.startApi((request) => {
      request.on('error', gone.resolve);
      request.once('data', () => {
        begun.resolve(undefined);
      });
    });
    const ui = await world.startUi({ apiOrigin: api.url });
    const client = await connectRaw(ui.port);
    client.send('POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nsome');
    await begun.promise;
    client.socket.destroy();
    expect(await gone.promise).toMatchObject({ code: 'ECONNRESET' });
    const line = await ui.line(({ aborted }) => aborted === true);
    expect(line).toMatchObject({ httpRequest: { status: 499 } });
  });
});
