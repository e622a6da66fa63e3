import { startServer, type TestServer } from '@elevendops/testing';
import type { RequestListener } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TEST_KEY, testClient } from './__fixtures__/test-client.ts';
import type { UpstreamClientOptions } from './http-client.ts';

const schema = z.object({ id: z.string() });
const get = { method: 'GET', path: '/v1/thing' } as const;
const post = { method: 'POST', path: '/v1/thing', body: { a: 1 } } as const;
const { signal: never } = new AbortController();

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
});

async function serving(listener: RequestListener, options?: Partial<UpstreamClientOptions>) {
  server = await startServer(listener);
  return testClient(server.url, options);
}

/** Answers the n-th request with the n-th status, and from then on with the last one. */
function statuses(...list: readonly number[]): RequestListener & { count: number } {
  const listener = Object.assign<RequestListener, { count: number }>(
    (request, response) => {
      request.resume();
      const status = list[Math.min(listener.count++, list.length - 1)] ?? 500;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end('{"id":"CANARY-reply"}');
    },
    { count: 0 },
  );
  return listener;
}

describe('createUpstreamClient', () => {
  it('sends the key, the query and JSON, and reads the reply by its schema', async () => {
    const seen: unknown[] = [];
    const client = await serving((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { 'xi-api-key': key, 'content-type': type, accept } = request.headers;
        const text = Buffer.concat(chunks).toString();
        seen.push(request.method, request.url, key, type, accept, text);
        response.end('{"id":"7","more":true}');
      });
    });
    const request = { ...post, query: { page: 2, q: '糖尿病', off: undefined } };
    expect(await client.json(request, schema, never)).toEqual({ id: '7' });
    expect(seen).toEqual([
      'POST',
      `/v1/thing?page=2&q=${encodeURIComponent('糖尿病')}`,
      TEST_KEY,
      'application/json',
      'application/json',
      '{"a":1}',
    ]);
  });

  it('sends a form as a form', async () => {
    let type: string | undefined;
    const client = await serving((request, response) => {
      type = request.headers['content-type'];
      request.resume().on('end', () => response.end());
    });
    const body = new FormData();
    body.append('name', '題');
    await client.send({ method: 'POST', path: '/', body }, never);
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
  });

  it('gives null for 404 where that is an answer', async () => {
    const client = await serving(statuses(404));
    expect(await client.jsonOrNull(get, schema, never)).toBeNull();
    await expect(client.json(get, schema, never)).rejects.toMatchObject({ failure: 'rejected' });
  });

  it('gives bytes as they are', async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
    const client = await serving((_request, response) => response.end(bytes));
    expect(Buffer.compare(await client.bytes(get, never), bytes)).toBe(0);
  });

  it('tries again with growing pauses what may succeed later', async () => {
    const listener = statuses(500, 429, 200);
    const client = await serving(listener);
    expect(await client.json(post, schema, never)).toEqual({ id: 'CANARY-reply' });
    expect(client.pausesMs).toEqual([500, 1000]);
    expect(listener.count).toBe(3);
  });

  it('gives up after the last attempt, with its failure', async () => {
    const listener = statuses(500, 503);
    const client = await serving(listener);
    await expect(client.send(get, never)).rejects.toMatchObject({ failure: 'error', status: 503 });
    expect(listener.count).toBe(3);
  });

  it.each([400, 401, 403, 404, 422, 302])('does not try again after %d', async (status) => {
    const listener = statuses(status, 200);
    const client = await serving(listener);
    await expect(client.send(get, never)).rejects.toMatchObject({ status });
    expect(listener.count).toBe(1);
  });

  it.each([
    [429, 3],
    [500, 1],
    [503, 1],
  ])('after %d makes %d attempts at what must not happen twice', async (status, attempts) => {
    const listener = statuses(status);
    const client = await serving(listener);
    await expect(client.send({ ...post, onlyOnce: true }, never)).rejects.toThrow();
    expect(listener.count).toBe(attempts);
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    const dates = ['7', 'Thu, 01 Jan 2026 00:00:09 GMT'];
    const client = await serving((_request, response) => {
      const retryAfter = dates.shift();
      response.writeHead(retryAfter === undefined ? 200 : 429, { 'retry-after': retryAfter ?? '' });
      response.end('{"id":"1"}');
    });
    await client.json(get, schema, never);
    expect(client.pausesMs).toEqual([7_000, 9_000]);
  });

  it('does not wait beyond its deadline: it says at once when to come back', async () => {
    const client = await serving(
      (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
      { deadlineMs: 5_000 },
    );
    await expect(client.send(get, never)).rejects.toMatchObject({
      failure: 'rate-limit',
      retryAfterSeconds: 60,
    });
    expect(client.pausesMs).toEqual([]);
  });

  it('lets the service-specific part say what a refusal means', async () => {
    const bodies = [{ retry: 12 }, { reason: 'KEY' }];
    const client = await serving(
      (_request, response) => response.writeHead(400).end(JSON.stringify(bodies.shift())),
      {
        interpret(status, body) {
          const told = z.object({ retry: z.number().optional() }).parse(body);
          return status === 400 && told.retry !== undefined
            ? { failure: 'rate-limit', retryAfterSeconds: told.retry }
            : { failure: 'auth' };
        },
      },
    );
    await expect(client.send(get, never)).rejects.toMatchObject({ failure: 'auth', status: 400 });
    expect(client.pausesMs).toEqual([12_000]);
  });

  it('does not follow a redirect, which would take the key elsewhere', async () => {
    const paths: (string | undefined)[] = [];
    const client = await serving((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await expect(client.send(get, never)).rejects.toMatchObject({ failure: 'error', status: 307 });
    expect(paths).toEqual(['/v1/thing']);
  });

  it('rejects with the reason of the caller who left, while it waits and while it pauses', async () => {
    const reason = new Error('the patient left');
    const leaving = new AbortController();
    const silent = await serving(() => {
      leaving.abort(reason);
    });
    await expect(silent.send(get, leaving.signal)).rejects.toBe(reason);
    await expect(silent.send(get, leaving.signal)).rejects.toBe(reason);
    await server?.close();

    const pausing = new AbortController();
    const failing = await serving(statuses(500), {
      sleep: (milliseconds) => {
        if (milliseconds < 1_000) {
          pausing.abort(reason);
        }
        return milliseconds < 1_000 ? Promise.resolve() : new Promise(() => undefined);
      },
    });
    await expect(failing.send(get, pausing.signal)).rejects.toBe(reason);
  });

  it('puts nothing of a key, a request or a reply into an error', async () => {
    const replies: readonly RequestListener[] = [
      (_request, response) => response.writeHead(422).end('{"detail":"CANARY-reply"}'),
      (_request, response) => response.end('CANARY-reply is no JSON'),
      (_request, response) => response.end('{"id":{"CANARY-reply":1}}'),
    ];
    for (const reply of replies) {
      const client = await serving(reply);
      const error: unknown = await client
        .json({ ...post, body: { text: 'CANARY-request' } }, schema, never)
        .catch((thrown: unknown) => thrown);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('CANARY');
      expect(error).toMatchObject({ name: 'UpstreamError' });
      await server?.close();
    }
  });
});
