import { afterEach, describe, expect, it } from 'vitest';
import { exchange } from '../__fixtures__/raw-client.ts';
import { createWorld } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

async function startWatched() {
  let asked = 0;
  const api = await world.startApi((_request, response) => {
    asked += 1;
    response.end();
  });
  return { asked: () => asked, ui: await world.startUi({ apiOrigin: api.url }) };
}

describe('methods and protocols that are not for us', () => {
  it.each(['TRACE', 'PROPFIND', 'PURGE', 'QUERY', 'M-SEARCH'])(
    'refuses %s with 405 and the methods that are allowed',
    async (method) => {
      const { ui, asked } = await startWatched();
      const reply = await exchange(
        ui.port,
        `${method} /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      expect(reply).toMatch(/^HTTP\/1\.1 405 /);
      expect(reply).toMatch(/^Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS$/im);
      expect(reply).toContain('METHOD_NOT_ALLOWED');
      expect(asked()).toBe(0);
    },
  );

  it.each(['example.com:443', '127.0.0.1:22'])('refuses to be a tunnel to %s', async (target) => {
    const { ui, asked } = await startWatched();
    const reply = await exchange(ui.port, `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    expect(reply).toMatch(/^HTTP\/1\.1 405 /);
    expect(reply).toMatch(/^Connection: close$/im);
    expect(reply).toContain('METHOD_NOT_ALLOWED');
    expect(asked()).toBe(0);
  });

  it('refuses a method that does not exist', async () => {
    const { ui, asked } = await startWatched();
    expect(await exchange(ui.port, 'HACK /api HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    expect(asked()).toBe(0);
  });

  it.each([
    ['/api/agent/stream', 404],
    ['/', 200],
  ])('answers a WebSocket at %s with %d instead and goes on', async (path, status) => {
    const { ui, asked } = await startWatched();
    const reply = await exchange(
      ui.port,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${String(status)} `));
    expect(asked()).toBe(0);
    expect((await fetch(`${ui.url}/api`)).status).toBe(200);
  });

  it('takes an offer of HTTP/2 for an ordinary request', async () => {
    const { ui, asked } = await startWatched();
    const reply = await exchange(
      ui.port,
      'GET /api HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\n' +
        'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n',
    );
    expect(reply).toMatch(/^HTTP\/1\.1 200 /);
    expect(asked()).toBe(1);
  });

  it.each(['http://evil.example/api', 'evil', '*', 'http://[::1/'])(
    'does not fetch %s for anybody',
    async (target) => {
      const { ui, asked } = await startWatched();
      const reply = await exchange(
        ui.port,
        `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      expect(reply).toMatch(/^HTTP\/1\.1 400 /);
      expect(asked()).toBe(0);
    },
  );
});
