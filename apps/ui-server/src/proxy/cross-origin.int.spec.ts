import { errorEnvelopeSchema } from '@elevendops/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { exchange } from '../__fixtures__/raw-client.ts';
import { startRawUpstream } from '../__fixtures__/raw-upstream.ts';
import { createWorld, NOBODY, UNFOLLOWED } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

const ORIGIN = 'https://clinic.example';
const STRANGER = 'https://stranger.example';
const PREFLIGHT = {
  'Access-Control-Request-Method': 'POST',
  'Access-Control-Request-Headers': 'content-type',
};

const startUi = (options: Parameters<typeof world.startUi>[0]) =>
  world.startUi({ corsOrigins: [ORIGIN], ...options });

function expectReadable({ headers }: Response) {
  expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(headers.get('access-control-allow-credentials')).toBe('true');
  expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
  expect(headers.get('vary')).toContain('Origin');
  expect(headers.get('content-security-policy')).not.toBeNull();
}

describe('an error reply of our own, to a page of an allowed origin', () => {
  it.each(['/api/knowledge', '/openapi.json', '/docs'])(
    'can be read at %s when the API is away',
    async (path) => {
      const ui = await startUi({ apiOrigin: NOBODY });
      const response = await fetch(ui.url + path, { headers: { Origin: ORIGIN } });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      expectReadable(response);
      expect(errorEnvelopeSchema.parse(await response.json()).error_code).toBe('API_UNAVAILABLE');
    },
  );

  it('can be read when the API says something that is not HTTP, or nothing', async () => {
    const babbling = await startRawUpstream((socket) => socket.end('nonsense\r\n\r\n'));
    world.onClose(babbling.close);
    const silent = await world.startApi(() => undefined);
    for (const [apiOrigin, status, upstreamTimeoutMs] of [
      [babbling.origin, 502, 60_000],
      [silent.url, 504, 50],
    ] as const) {
      const ui = await startUi({ apiOrigin, upstreamTimeoutMs });
      const response = await fetch(`${ui.url}/api`, { headers: { Origin: ORIGIN } });
      expect(response.status).toBe(status);
      expectReadable(response);
    }
  });

  it('can be read when the request is refused: its method, its length, its form', async () => {
    const ui = await startUi({ apiOrigin: NOBODY, maxBodyBytes: 4 });
    const headers = { Origin: ORIGIN };
    const method = await fetch(`${ui.url}/api`, { method: 'PROPFIND', headers });
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toContain('GET');
    expectReadable(method);
    const tooLong = await fetch(`${ui.url}/api`, { method: 'POST', body: 'x'.repeat(5), headers });
    expect(tooLong.status).toBe(413);
    expectReadable(tooLong);
    const malformed = await exchange(
      ui.port,
      `POST /api HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    );
    expect(malformed).toMatch(/^HTTP\/1\.1 400 /);
    expect(malformed).toContain(`Access-Control-Allow-Origin: ${ORIGIN}\r\n`);
  });

  it('can be read while this process drains, on the paths of the API alone', async () => {
    const { app } = await startUi({ apiOrigin: NOBODY });
    const draining = await world.startApi(app.refuse);
    const refused = await fetch(`${draining.url}/api`, { headers: { Origin: ORIGIN } });
    expect(refused.status).toBe(503);
    expectReadable(refused);
    const page = await fetch(draining.url, { headers: { Origin: ORIGIN } });
    expect(page.status).toBe(503);
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a preflight that the API cannot answer', () => {
  it.each(['away', 'unreachable', 'draining'])(
    'is granted to an allowed origin while the API is %s, so that the request behind it is told',
    async (how) => {
      const availability = { ...UNFOLLOWED, away: how === 'away' };
      const ui = await startUi({ apiOrigin: NOBODY, availability });
      const { url } = how === 'draining' ? await world.startApi(ui.app.refuse) : ui;
      const headers = { Origin: ORIGIN, ...PREFLIGHT };
      const response = await fetch(`${url}/api/knowledge`, { method: 'OPTIONS', headers });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
      expectReadable(response);
      expect(response.headers.get('access-control-allow-methods')).toContain('POST');
      expect(response.headers.get('access-control-allow-headers')).toBe('content-type');
      expect(response.headers.get('x-request-id')).not.toBeNull();
    },
  );

  it('gets the error when its origin is not allowed, or when it is no preflight', async () => {
    const ui = await startUi({ apiOrigin: NOBODY });
    for (const headers of [{ Origin: STRANGER, ...PREFLIGHT }, PREFLIGHT, { Origin: ORIGIN }]) {
      const response = await fetch(`${ui.url}/api`, { method: 'OPTIONS', headers });
      expect(response.status).toBe(503);
      expect(response.headers.get('access-control-allow-methods')).toBeNull();
    }
  });
});

describe('what is not ours to say', () => {
  it('leaves the CORS headers of the API as they are', async () => {
    const api = await world.startApi((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', 'https://of-the-api.example').end('{}');
    });
    const ui = await startUi({ apiOrigin: api.url });
    for (const method of ['GET', 'OPTIONS']) {
      const headers = { Origin: ORIGIN, ...PREFLIGHT };
      const response = await fetch(`${ui.url}/api`, { method, headers });
      const allowed = response.headers.get('access-control-allow-origin');
      expect(allowed).toBe('https://of-the-api.example');
    }
  });

  it('names no origin that is not allowed, and none on the pages of the client', async () => {
    const ui = await startUi({ apiOrigin: NOBODY });
    for (const [path, origin] of [
      ['/api', STRANGER],
      ['/', ORIGIN],
      ['/missing.js', ORIGIN],
    ] as const) {
      const { headers } = await fetch(ui.url + path, { headers: { Origin: origin } });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});
