import { createLogger } from '@elevendops/logging';
import { createLifecycle, runService } from '@elevendops/service';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld } from './__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

describe('the access log', () => {
  it('has one line for each request, own or proxied, and never the query', async () => {
    const api = await world.startApi((_request, response) => response.end('{}'));
    const ui = await world.startUi({ apiOrigin: api.url });
    for (const path of ['/api/knowledge', '/knowledge', '/missing.js']) {
      const response = await fetch(`${ui.url}${path}?patient_id=CANARY`, {
        headers: { 'X-Forwarded-For': '203.0.113.9' },
      });
      await response.text();
      const line = await ui.line(({ message }) => String(message).startsWith(`GET ${path}`));
      expect(line).toMatchObject({
        request_id: response.headers.get('x-request-id'),
        httpRequest: { status: response.status, requestUrl: path },
      });
    }
    expect(JSON.stringify(ui.logged)).not.toContain('CANARY');
  });
});

describe('a draining UI server', () => {
  it('finishes what it has, refuses new work with the envelope, and goes on telling its health', async () => {
    const finish = Promise.withResolvers<undefined>();
    const asked = Promise.withResolvers<undefined>();
    const api = await world.startApi((request, response) => {
      if (request.url === '/api/slow') {
        asked.resolve(undefined);
        void finish.promise.then(() => response.end('finished'));
      } else {
        response.end('health');
      }
    });
    const { app } = await world.startUi({ apiOrigin: api.url });
    const lifecycle = createLifecycle();
    const service = runService({
      ...app,
      name: 'ui-server',
      host: '127.0.0.1',
      port: 0,
      logger: createLogger({
        service: 'ui',
        version: '1',
        revision: 'r',
        destination: { write: () => undefined },
      }),
      lifecycle,
      supervision: {
        supervised: false,
        instance: 'test',
        send: () => undefined,
        onMessage: () => undefined,
        onParentGone: () => undefined,
      },
    });
    const url = `http://127.0.0.1:${String(await service.listening)}`;
    const slow = fetch(`${url}/api/slow`);
    await asked.promise;
    // The port stays open for a moment on the connections that exist.
    lifecycle.drain();
    const refused = await fetch(`${url}/api/knowledge`, {
      method: 'POST',
      body: 'x'.repeat(50_000),
    });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(refused.headers.get('connection')).toBe('close');
    expect(await refused.json()).toMatchObject({ error_code: 'DRAINING', retryable: true });
    expect((await fetch(url)).status).toBe(503);
    expect(await (await fetch(`${url}/api/health`)).text()).toBe('health');
    const stopped = service.stop('test');
    finish.resolve(undefined);
    expect(await (await slow).text()).toBe('finished');
    expect(await stopped).toBe(true);
  });
});
