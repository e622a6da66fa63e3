import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { errorEnvelopeSchema } from '@elevendops/contract';
import {
  startServer,
  temporaryFolder,
  type TemporaryFolder,
  type TestServer,
} from '@elevendops/testing';
import compression from 'compression';
import express from 'express';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestLogger } from '../__fixtures__/test-logger.ts';
import { createErrorHandler, unknownRoute } from '../errors/index.ts';
import { StoreUnavailableError } from '../documents/index.ts';
import { openFilesystemObjectStore, type ObjectInfo, type ObjectStore } from '../objects/index.ts';
import { createStoredFileRoutes } from '../objects/file-routes.ts';
import { createRequestIdentity } from './request-identity.ts';

const BYTES = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 251));

let folder: TemporaryFolder;
let objects: ObjectStore;
let info: ObjectInfo;
let server: TestServer;
let log: string[];

async function serve(store: ObjectStore): Promise<TestServer> {
  const identity = createRequestIdentity(() => 'id');
  const logger = createTestLogger(log);
  const app = express();
  app.disable('etag').use(compression({ threshold: 0 }));
  app.use('/files', createStoredFileRoutes(store));
  app.use(unknownRoute);
  app.use(createErrorHandler(logger, identity.contextOf));
  return startServer(app);
}

const get = (headers: Record<string, string> = {}, method = 'GET', path = 'audio/a.mp3') =>
  fetch(`${server.url}/files/${path}`, { method, headers });

beforeAll(async () => {
  log = [];
  folder = await temporaryFolder();
  objects = await openFilesystemObjectStore({ folder: folder.path, now: () => new Date() });
  info = await objects.put('audio/a.mp3', BYTES, { contentType: 'audio/mpeg' });
  await objects.put('empty', Buffer.alloc(0), { contentType: 'text/plain' });
  await objects.put('page.json', Buffer.from(`"${'x'.repeat(9_000)}"`), {
    contentType: 'application/json',
  });
  server = await serve(objects);
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

describe('sendObject', () => {
  it('sends the whole object with its length, type and validators', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': '5000',
      'accept-ranges': 'bytes',
      etag: info.etag,
      'last-modified': info.modifiedAt.toUTCString(),
      'cache-control': 'private, no-cache, no-transform',
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(BYTES)).toBe(true);
  });

  it('answers HEAD like GET, without the bytes and without a range', async () => {
    const response = await get({ range: 'bytes=0-1' }, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('5000');
    expect(await response.text()).toBe('');
  });

  it('sends exactly the bytes of any range', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(6_000), fc.nat(6_000), async (start, length) => {
        const end = start + length;
        const response = await get({ range: `bytes=${String(start)}-${String(end)}` });
        const body = Buffer.from(await response.arrayBuffer());
        if (start >= BYTES.length) {
          expect(response.status).toBe(416);
          expect(response.headers.get('content-range')).toBe('bytes */5000');
        } else {
          const last = Math.min(end, BYTES.length - 1);
          expect(response.status).toBe(206);
          expect(response.headers.get('content-range')).toBe(
            `bytes ${String(start)}-${String(last)}/5000`,
          );
          expect(response.headers.get('content-length')).toBe(String(body.length));
          expect(body.equals(BYTES.subarray(start, end + 1))).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('sends the last bytes, and everything up from one', async () => {
    const last = await get({ range: 'bytes=-10' });
    expect(last.headers.get('content-range')).toBe('bytes 4990-4999/5000');
    const from = await get({ range: 'bytes=4999-' });
    expect(Buffer.from(await from.arrayBuffer())).toEqual(BYTES.subarray(4_999));
  });

  it('sends everything for several ranges, or none that can be read', async () => {
    for (const range of ['bytes=0-1,3-4', 'bytes=x', 'lines=0-1', 'bytes=9-1']) {
      expect((await get({ range })).status).toBe(200);
    }
  });

  it('replies 416 in the envelope, with nothing of the object', async () => {
    const response = await get({ range: 'bytes=5000-' });
    expect(response.headers.get('etag')).toBeNull();
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(errorEnvelopeSchema.parse(await response.json())).toMatchObject({
      error_code: 'RANGE_NOT_SATISFIABLE',
      retryable: false,
    });
  });

  it('replies 304 to who has it, by ETag before date', async () => {
    const old = new Date(0).toUTCString();
    const date = info.modifiedAt.toUTCString();
    const cases: [Record<string, string>, number][] = [
      [{ 'if-none-match': info.etag }, 304],
      [{ 'if-none-match': `"x", W/${info.etag}` }, 304],
      [{ 'if-none-match': '*' }, 304],
      [{ 'if-none-match': '"x"' }, 200],
      [{ 'if-none-match': '"x"', 'if-modified-since': date }, 200],
      [{ 'if-modified-since': date }, 304],
      [{ 'if-modified-since': old }, 200],
      [{ 'if-modified-since': 'yesterday' }, 200],
      [{ 'if-none-match': info.etag, range: 'bytes=9999-' }, 304],
    ];
    for (const [headers, status] of cases) {
      // Without this, fetch asks for a fresh copy.
      const response = await get({ 'cache-control': 'max-age=0', ...headers });
      expect([headers, response.status]).toEqual([headers, status]);
      const isFresh = status === 304;
      expect(await response.text()).toHaveLength(isFresh ? 0 : (await (await get()).text()).length);
      expect(response.headers.get('etag')).toBe(info.etag);
    }
  });

  it('sends a range only while If-Range holds, else everything', async () => {
    const range = 'bytes=0-9';
    const date = info.modifiedAt.toUTCString();
    for (const holds of [info.etag, date]) {
      expect((await get({ range, 'if-range': holds })).status).toBe(206);
    }
    for (const fails of ['"other"', `W/${info.etag}`, new Date(0).toUTCString(), 'x']) {
      expect((await get({ range, 'if-range': fails })).status).toBe(200);
    }
  });

  it('does not compress, so that ranges are of the bytes that were asked for', async () => {
    const response = await get(
      { 'accept-encoding': 'gzip', range: 'bytes=0-3' },
      'GET',
      'page.json',
    );
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe('"xxx');
  });

  it('sends an empty object', async () => {
    const response = await get({}, 'GET', 'empty');
    expect(response.headers.get('content-length')).toBe('0');
    expect((await get({ range: 'bytes=0-' }, 'GET', 'empty')).status).toBe(416);
  });

  it('cuts the reply when the store fails half-way, and logs that it is away', async () => {
    const failing: ObjectStore = {
      ...objects,
      get: () =>
        Promise.resolve({
          info,
          body: Readable.from(
            (function* () {
              yield BYTES.subarray(0, 100);
              throw new StoreUnavailableError('gone', { retryAfterSeconds: 1 });
            })(),
          ),
        }),
    };
    const other = await serve(failing);
    const response = await fetch(`${other.url}/files/audio/a.mp3`).catch(() => null);
    await expect(response?.arrayBuffer() ?? Promise.reject(new Error('cut'))).rejects.toThrow();
    await other.close();
    expect(log.filter((line) => line.includes('a dependency is away'))).toHaveLength(1);
  });

  it('stops reading when the caller leaves, which is no failure', async () => {
    log.length = 0;
    const body = new Readable({
      read() {
        this.push(Buffer.alloc(10_000));
      },
    });
    const endless: ObjectStore = { ...objects, get: () => Promise.resolve({ info, body }) };
    const other = await serve(endless);
    const socket = connect(other.port, '127.0.0.1');
    socket.write('GET /files/audio/a.mp3 HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    const closed = new Promise((resolve) => body.once('close', resolve));
    socket.destroy();
    await closed;
    await other.close();
    expect(log).toEqual([]);
  });
});

describe('createStoredFileRoutes', () => {
  it.each([
    ...['nothing.mp3', '', '%2e%2e/secret', '..%2fsecret', 'audio%2f..%2f..%2fetc%2fpasswd'],
    ...['.parts/x', 'audio', 'audio/a.mp3/', 'a%00b', '%zz', 'audio//a.mp3'],
  ])('has nothing at %j, and says so in the envelope', async (path) => {
    const response = await get({}, 'GET', path);
    expect(response.status).toBe(404);
    expect(errorEnvelopeSchema.parse(await response.json()).error_code).toBe('NOT_FOUND');
  });

  it('takes GET and HEAD alone', async () => {
    const response = await get({}, 'DELETE');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});
