import { once } from 'node:events';
import type { IncomingMessage, RequestListener } from 'node:http';
import { startServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { followedAvailability } from '../__fixtures__/followed-availability.ts';
import { connectRaw } from '../__fixtures__/raw-client.ts';
import { startRawUpstream } from '../__fixtures__/raw-upstream.ts';
import { createWorld, NOBODY } from '../__fixtures__/ui-world.ts';
import type { AppOptions } from '../app.ts';

const world = createWorld();
afterEach(world.close);

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const forwarded = String(request.headers['x-forwarded-for']);
    const body = Buffer.concat(chunks).toString();
    response.end(`${String(request.method)} ${String(request.url)} ${forwarded} ${body}`);
  });
};

/** A UI server that was told that its API is away; `api` is how it will be when it is back. */
async function startAway(api: RequestListener, options: Partial<AppOptions> = {}) {
  const { availability, tell } = followedAvailability();
  tell('away');
  const upstream = await world.startApi(api);
  const ui = await world.startUi({ apiOrigin: upstream.url, availability, ...options });
  return { ui, tell, upstream };
}

/** Resolves when the UI server has taken that many requests. */
function taken(server: { on(event: 'request', listener: () => void): unknown }, count: number) {
  return new Promise<void>((resolve) => {
    let seen = 0;
    server.on('request', () => {
      seen += 1;
      if (seen === count) {
        setImmediate(resolve);
      }
    });
  });
}

describe('a request that comes while the API is away', () => {
  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'waits, and is answered once by the API that is back: %s',
    async (method) => {
      let asked = 0;
      const { ui, tell } = await startAway((request, response) => {
        asked += 1;
        echo(request, response);
      });
      const isIn = taken(ui.server, 1);
      const body = method === 'GET' || method === 'HEAD' ? null : 'a body';
      const answer = fetch(`${ui.url}/api/x`, { method, body });
      await isIn;
      expect(asked).toBe(0);
      tell('ready');
      const response = await answer;
      expect(response.status).toBe(200);
      const text = await response.text();
      expect(text).toBe(method === 'HEAD' ? '' : `${method} /api/x 127.0.0.1 ${body ?? ''}`);
      expect(asked).toBe(1);
      await ui.line(({ message }) => String(message).endsWith('had waited: 1'));
    },
  );

  it('waits with an upload of any size, which is not read meanwhile', async () => {
    const { ui, tell } = await startAway(echo);
    let socketRead = 0;
    ui.server.on('request', (request: IncomingMessage) => {
      socketRead = request.socket.bytesRead;
    });
    const isIn = taken(ui.server, 1);
    const content = 'x'.repeat(5 * 1024 * 1024);
    const answer = fetch(`${ui.url}/api`, { method: 'POST', body: content });
    await isIn;
    expect(socketRead).toBeLessThan(1024 * 1024);
    tell('ready');
    expect((await (await answer).text()).length).toBe(
      content.length + 'POST /api 127.0.0.1 '.length,
    );
  });

  it('is told 503 with Retry-After when the API does not come back in time', async () => {
    const { ui } = await startAway(echo, { hold: { maxWaitMs: 50 } });
    const since = performance.now();
    for (const method of ['GET', 'POST']) {
      const response = await fetch(`${ui.url}/api`, { method });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await response.json()).toMatchObject({
        error_code: 'API_UNAVAILABLE',
        retryable: true,
      });
    }
    expect(performance.now() - since).toBeGreaterThan(95);
  });

  it('is told so at once when too many wait already, until one of them leaves', async () => {
    const { ui, tell } = await startAway(echo, { hold: { maxWaiting: 1 } });
    const isIn = taken(ui.server, 1);
    const first = await connectRaw(ui.port);
    first.send('GET /api/first HTTP/1.1\r\nHost: x\r\n\r\n');
    await isIn;
    expect((await fetch(`${ui.url}/api`)).status).toBe(503);
    first.socket.destroy();
    const left = await ui.line(({ aborted }) => aborted === true);
    expect(left).toMatchObject({ httpRequest: { status: 499 } });
    const isNextIn = taken(ui.server, 1);
    const second = fetch(`${ui.url}/api/second`);
    await isNextIn;
    tell('ready');
    expect(await (await second).text()).toContain('/api/second');
  });

  it('never reaches the API when its client has left', async () => {
    const asked: unknown[] = [];
    const { ui, tell } = await startAway((request, response) => {
      asked.push(request.url);
      response.end();
    });
    const isIn = taken(ui.server, 1);
    const client = await connectRaw(ui.port);
    client.send('POST /api/left HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx');
    await isIn;
    client.socket.destroy();
    await ui.line(({ aborted }) => aborted === true);
    tell('ready');
    await fetch(`${ui.url}/api/stayed`);
    expect(asked).toEqual(['/api/stayed']);
  });

  it('is told the truth about health at once', async () => {
    const { ui } = await startAway(echo, { hold: { maxWaitMs: 60_000 } });
    for (const path of ['/api/health', '/api/health/ready', '/api/health?x']) {
      expect((await fetch(ui.url + path)).status).toBe(503);
    }
    expect((await fetch(ui.url)).status).toBe(200);
  });

  it('is told that this process stops, at once, and nobody waits from then on', async () => {
    let drain: () => void = () => undefined;
    const { ui } = await startAway(echo, {
      hold: { maxWaitMs: 60_000 },
      onDrain: (listener) => {
        drain = listener;
      },
    });
    const isIn = taken(ui.server, 2);
    const answers = [fetch(`${ui.url}/api`), fetch(`${ui.url}/api`, { method: 'PUT', body: 'x' })];
    await isIn;
    drain();
    for (const response of await Promise.all(answers)) {
      expect(response.status).toBe(503);
      expect(response.headers.get('connection')).toBe('close');
      expect(await response.json()).toMatchObject({ error_code: 'DRAINING', retryable: true });
    }
    expect((await fetch(`${ui.url}/api`)).status).toBe(503);
  });
});

describe('a request that the API did not answer', () => {
  it.each([
    ['GET', null],
    ['PUT', 'a body'],
    ['DELETE', null],
  ])('is sent again when it is idempotent and was cut off: %s', async (method, body) => {
    const cut = Promise.withResolvers<undefined>();
    const upstream = await startRawUpstream((socket) => {
      socket.resetAndDestroy();
      // Whoever ends it three times is given up on.
      void upstream.close().then(() => {
        cut.resolve(undefined);
      });
    });
    const { availability } = followedAvailability();
    const ui = await world.startUi({ apiOrigin: upstream.origin, availability });
    const answer = fetch(`${ui.url}/api/x`, { method, body });
    await cut.promise;
    expect(upstream.received).toEqual([expect.stringContaining('/api/x')]);
    const back = await startServer(echo);
    await back.close();
    back.server.listen(Number(new URL(upstream.origin).port), '127.0.0.1');
    await once(back.server, 'listening');
    world.onClose(back.close);
    expect(await (await answer).text()).toBe(`${method} /api/x 127.0.0.1 ${body ?? ''}`);
  });

  it.each(['POST', 'PATCH'])(
    'is never sent again when it is not idempotent: %s',
    async (method) => {
      const upstream = await startRawUpstream((socket) => socket.resetAndDestroy());
      world.onClose(upstream.close);
      const { availability } = followedAvailability();
      const ui = await world.startUi({ apiOrigin: upstream.origin, availability });
      const response = await fetch(`${ui.url}/api`, { method, body: 'once' });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(await response.json()).toMatchObject({ retryable: false });
      expect(upstream.received).toHaveLength(1);
    },
  );

  it('is given up on when it ends the API each time', async () => {
    const upstream = await startRawUpstream((socket) => socket.resetAndDestroy());
    world.onClose(upstream.close);
    const { availability } = followedAvailability();
    const ui = await world.startUi({ apiOrigin: upstream.origin, availability });
    expect((await fetch(`${ui.url}/api/poison`)).status).toBe(503);
    expect(upstream.received).toHaveLength(3);
  });

  it('waits with any method when nobody took the connection, body and all', async () => {
    const { availability } = followedAvailability();
    const first = await startServer(echo);
    await first.close();
    const ui = await world.startUi({ apiOrigin: first.url, availability });
    const content = 'y'.repeat(1024 * 1024);
    const answer = fetch(`${ui.url}/api`, { method: 'POST', body: content });
    await ui.line(({ message }) => message === 'a request waits for the API');
    const back = await startServer(echo);
    await back.close();
    back.server.listen(first.port, '127.0.0.1');
    world.onClose(back.close);
    const text = await (await answer).text();
    expect(text === `POST /api 127.0.0.1 ${content}`, text.slice(0, 100)).toBe(true);
  });

  it('is not waited for where nobody restarts the API', async () => {
    const ui = await world.startUi({ apiOrigin: NOBODY, hold: { maxWaitMs: 60_000 } });
    expect((await fetch(`${ui.url}/api`)).status).toBe(503);
  });

  it('does not wait again from the beginning at each failure', async () => {
    const { availability } = followedAvailability();
    const ui = await world.startUi({ apiOrigin: NOBODY, availability, hold: { maxWaitMs: 500 } });
    // It is tried again every 200 ms: whoever began anew would wait for ever.
    expect((await fetch(`${ui.url}/api`, { method: 'POST', body: 'x' })).status).toBe(503);
  });
});
