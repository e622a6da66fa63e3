import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { errorEnvelopeSchema } from '@elevendops/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE, SCRIPT } from '../__fixtures__/client-folder.ts';
import { exchange } from '../__fixtures__/raw-client.ts';
import { createWorld, NOBODY, type Ui } from '../__fixtures__/ui-world.ts';

const world = createWorld();
let ui: Ui;
beforeAll(async () => {
  ui = await world.startUi({ apiOrigin: NOBODY });
});
afterAll(world.close);

const SCRIPT_PATH = '/assets/index-a1b2c3.js';

/** Unlike fetch, it leaves the content as it was sent. */
function fetchRaw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>(
    (resolve, reject) => {
      get(ui.url + path, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode = 0, headers: received } = response;
          resolve({ status: statusCode, headers: received, body: Buffer.concat(chunks) });
        });
      }).on('error', reject);
    },
  );
}

describe('the client site', () => {
  it.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (content: Buffer) => content],
  ])('sends the form that "%s" accepts', async (accepted, encoding, decode) => {
    const reply = await fetchRaw(SCRIPT_PATH, { 'Accept-Encoding': accepted });
    expect(reply.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(reply.body.length),
      vary: 'Accept-Encoding',
    });
    expect(reply.headers['content-encoding']).toBe(encoding);
    expect(decode(reply.body).toString()).toBe(SCRIPT);
  });

  it('lets hashed files be kept for ever and the page be asked for each time', async () => {
    const script = await fetch(ui.url + SCRIPT_PATH);
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/index.html', '/knowledge', '/favicon.svg']) {
      expect((await fetch(ui.url + path)).headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('answers 304 to a client that has the current copy of this form', async () => {
    for (const accepted of ['br', 'gzip', 'identity']) {
      const first = await fetchRaw(SCRIPT_PATH, { 'Accept-Encoding': accepted });
      const again = await fetchRaw(SCRIPT_PATH, {
        'Accept-Encoding': accepted,
        'If-None-Match': first.headers.etag ?? '',
      });
      expect(again.status).toBe(304);
      expect(again.body).toHaveLength(0);
      expect(again.headers['cache-control']).toContain('immutable');
      const other = await fetchRaw(SCRIPT_PATH, {
        'Accept-Encoding': accepted === 'br' ? 'gzip' : 'br',
        'If-None-Match': first.headers.etag ?? '',
      });
      expect(other.status).toBe(200);
    }
  });

  it.each(['/', '/knowledge', '/patient/session-1', '/a/b/c?x=1.2', '/assets'])(
    'gives the application at %s',
    async (path) => {
      const response = await fetch(ui.url + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toBe(PAGE);
    },
  );

  it.each([
    '/assets/old-000000.js',
    '/assets/none',
    '/robots.txt',
    '/.secret',
    '/.env',
    '/index.php',
  ])('answers 404, not the page, at %s', async (path) => {
    const response = await fetch(ui.url + path);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const envelope = errorEnvelopeSchema.parse(await response.json());
    expect(envelope.error_code).toBe('NOT_FOUND');
    expect(envelope.request_id).toBe(response.headers.get('x-request-id'));
  });

  it.each(['/redoc', '/redoc/', '/redoc?x=1'])(
    'sends whoever asks for %s to the page of the API',
    async (path) => {
      for (const method of ['GET', 'HEAD']) {
        const response = await fetch(ui.url + path, { method, redirect: 'manual' });
        expect(response.status).toBe(307);
        expect(response.headers.get('location')).toBe('/docs');
        expect(response.headers.get('content-security-policy')).not.toBeNull();
        expect(response.headers.get('x-request-id')).not.toBeNull();
      }
    },
  );

  it('keeps pages of the application that only begin like one that moved', async () => {
    expect(await (await fetch(`${ui.url}/redoc/more`)).text()).toBe(PAGE);
    expect(await (await fetch(`${ui.url}/redocs`)).text()).toBe(PAGE);
  });

  it('answers HEAD like GET, without the content', async () => {
    for (const path of ['/', SCRIPT_PATH]) {
      const got = await fetch(ui.url + path);
      const head = await fetch(ui.url + path, { method: 'HEAD' });
      expect(await head.text()).toBe('');
      expect(head.status).toBe(200);
      expect(head.headers.get('etag')).toBe(got.headers.get('etag'));
    }
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'answers %s with 405 and what is allowed',
    async (method) => {
      const body = method === 'POST' ? 'x'.repeat(100_000) : null;
      const response = await fetch(`${ui.url}/knowledge`, { method, body });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD');
      expect(await response.json()).toMatchObject({ error_code: 'METHOD_NOT_ALLOWED' });
    },
  );

  it('sends the whole file to a client that asks for a part', async () => {
    for (const range of ['bytes=5-2', 'bytes=-5', 'bytes=0-0', 'bytes=9999999-']) {
      const response = await fetch(ui.url + SCRIPT_PATH, { headers: { Range: range } });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(SCRIPT);
    }
  });
});

describe('addresses that nobody should ask for', () => {
  it.each([
    '/..%2f..%2fetc/passwd',
    '/../../../etc/passwd',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/../../package.json',
    '/assets/..%5c..%5cpackage.json',
    '/%c0%ae%c0%ae/x.js',
    '//evil.example/x',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/%',
    '/%zz.js',
    '/%ff',
    '/a%00.js',
    '/%0d%0aSet-Cookie:%20a=b',
    '/;a=b?c',
    '/?__proto__[x]=1',
    '/__proto__',
    '/constructor.js',
    `/${'a'.repeat(10_000)}`,
    `/${'%41'.repeat(3_000)}.js`,
    '/a\u00ff',
    '/?%',
    '/#x',
  ])('answers %j without a fault, a redirect or a file from elsewhere', async (path) => {
    const reply = await exchange(
      ui.port,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 (200|400|404) /);
    expect(reply).toMatch(/^Content-Security-Policy: /m);
    expect(reply).not.toMatch(/^(location|set-cookie):/im);
    expect(reply).not.toMatch(/root:|"name"/);
  });

  it('answers headers that are too long with 431 and the envelope', async () => {
    const reply = await exchange(ui.port, `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(reply).toMatch(/^HTTP\/1\.1 431 /);
    expect(reply).toMatch(/^Content-Security-Policy: /m);
    expect(reply).toContain('"request_id"');
  });
});
