import { Agent, request as sendRequest } from 'node:http';
import { INSTANCE_HEADER } from '@elevendops/health';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld } from '../__fixtures__/ui-world.ts';
import { connectRaw } from '../__fixtures__/raw-client.ts';

const world = createWorld();
afterEach(world.close);

/** An API that tells what it was asked. */
async function startEcho() {
  return world.startApi((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({ method: request.method, url: request.url, headers: request.headers }),
    );
  });
}

async function echoed(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers });
  return (await response.json()) as { url: string; headers: Record<string, string> };
}

describe('the proxy', () => {
  it.each([
    '/api',
    '/api/knowledge?limit=5&tag=a%2Fb',
    '/api//double/%E4%B8%AD?x=%00',
    '/openapi.json',
    '/docs',
    '/docs/swagger-ui.css',
  ])('forwards %s unchanged', async (path) => {
    const { url: apiOrigin } = await startEcho();
    const ui = await world.startUi({ apiOrigin });
    expect((await echoed(ui.url + path)).url).toBe(path);
  });

  it.each(['/apiary', '/api.json', '/docsy', '/openapi.jsonx', '/x/api'])(
    'does not forward %s',
    async (path) => {
      const { url: apiOrigin, server } = await startEcho();
      let asked = 0;
      server.on('request', () => (asked += 1));
      const ui = await world.startUi({ apiOrigin });
      await (await fetch(ui.url + path)).text();
      expect(asked).toBe(0);
    },
  );

  it('tells the API who asked, and by which name and protocol', async () => {
    const { url: apiOrigin } = await startEcho();
    const ui = await world.startUi({ apiOrigin });
    const direct = (await echoed(`${ui.url}/api`)).headers;
    expect(direct).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': `127.0.0.1:${String(ui.port)}`,
      host: `127.0.0.1:${String(ui.port)}`,
    });
    const behind = (
      await echoed(`${ui.url}/api`, {
        'X-Forwarded-For': '203.0.113.7',
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Host': 'clinic.example',
      })
    ).headers;
    expect(behind).toMatchObject({
      'x-forwarded-for': '203.0.113.7, 127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'clinic.example',
    });
  });

  it('passes the trace on unchanged, and one request id in both directions', async () => {
    const { url: apiOrigin } = await startEcho();
    const ui = await world.startUi({ apiOrigin });
    const trace = {
      traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`,
      'x-cloud-trace-context': `${'ab'.repeat(16)}/1;o=1`,
    };
    const kept = await fetch(`${ui.url}/api`, {
      headers: { ...trace, 'X-Request-Id': 'caller-0001' },
    });
    const seen = ((await kept.json()) as { headers: object }).headers;
    expect(seen).toMatchObject({ ...trace, 'x-request-id': 'caller-0001' });
    expect(kept.headers.get('x-request-id')).toBe('caller-0001');

    const made = await fetch(`${ui.url}/api`, { headers: { 'X-Request-Id': '<script>' } });
    const madeId = made.headers.get('x-request-id');
    expect(madeId).toMatch(/^made-here-/);
    expect(((await made.json()) as { headers: object }).headers).toMatchObject({
      'x-request-id': madeId,
    });
  });

  it('keeps the headers of one connection to that connection, both ways', async () => {
    const api = await world.startApi((request, response) => {
      response.writeHead(200, [
        ...['Connection', 'keep-alive, X-Private', 'X-Private', '1', 'Keep-Alive', 'timeout=99'],
        ...['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Powered-By', 'Express'],
        ...[INSTANCE_HEADER, 'api-7', 'X-Request-Id', 'not-ours', 'X-Public', '1'],
      ]);
      response.end(JSON.stringify(request.headers));
    });
    const ui = await world.startUi({ apiOrigin: api.url });
    const client = await connectRaw(ui.port);
    client.send(
      'GET /api HTTP/1.1\r\nHost: x\r\nConnection: close, X-Mine\r\nX-Mine: 1\r\n' +
        'Keep-Alive: timeout=1\r\nTE: trailers\r\nProxy-Authorization: Basic eA==\r\nX-Kept: 1\r\n\r\n',
    );
    const reply = await client.rest();
    const [head = '', body = ''] = reply.split('\r\n\r\n');
    expect(head).toMatch(/^Connection: close$/im);
    expect(head).not.toMatch(/x-private|timeout=99|express|api-7|not-ours/i);
    expect(head).toMatch(/^Set-Cookie: a=1\r\nSet-Cookie: b=2$/im);
    expect(head).toMatch(/^X-Public: 1$/im);
    expect(body).toMatch(/"x-kept":"1"/);
    expect(body).not.toMatch(/x-mine|"te"|proxy-authorization|timeout=1|close/);
  });

  it('reuses its connections to the API', async () => {
    const api = await startEcho();
    let connections = 0;
    api.server.on('connection', () => (connections += 1));
    const ui = await world.startUi({ apiOrigin: api.url });
    for (let round = 0; round < 10; round += 1) {
      await echoed(`${ui.url}/api`);
    }
    expect(connections).toBe(1);
  });

  it.each(['HEAD', 'DELETE', 'OPTIONS', 'PUT', 'PATCH'])('forwards %s', async (method) => {
    const api = await world.startApi((request, response) => {
      response.setHeader('X-Method', request.method ?? '');
      response.end('content');
    });
    const ui = await world.startUi({ apiOrigin: api.url });
    const response = await fetch(`${ui.url}/api`, { method });
    expect(response.headers.get('x-method')).toBe(method);
    expect(await response.text()).toBe(method === 'HEAD' ? '' : 'content');
  });

  it('passes 204 and 304 on without a body, and any other status as it is', async () => {
    const api = await world.startApi((request, response) => {
      response.writeHead(Number(request.url?.split('/').at(-1))).end();
    });
    const ui = await world.startUi({ apiOrigin: api.url });
    for (const status of [201, 204, 302, 304, 404, 422, 500, 503]) {
      const response = await fetch(`${ui.url}/api/${String(status)}`, { redirect: 'manual' });
      expect(response.status).toBe(status);
      expect(await response.text()).toBe('');
    }
  });

  it('keeps the visitor on one connection', async () => {
    const api = await startEcho();
    const ui = await world.startUi({ apiOrigin: api.url });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    world.onClose(() => {
      agent.destroy();
    });
    let connections = 0;
    ui.server.on('connection', () => (connections += 1));
    for (let round = 0; round < 5; round += 1) {
      await new Promise<void>((resolve, reject) => {
        sendRequest(`${ui.url}/api`, { agent }, (answer) => {
          answer.resume().on('end', resolve);
        })
          .on('error', reject)
          .end();
      });
    }
    expect(connections).toBe(1);
  });
});
