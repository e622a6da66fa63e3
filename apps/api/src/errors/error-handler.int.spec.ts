import { errorEnvelopeSchema } from '@elevendops/contract';
import { startServer } from '@elevendops/testing';
import express, { type RequestHandler } from 'express';
import { describe, expect, it } from 'vitest';
import { createTestLogger } from '../__fixtures__/test-logger.ts';
import { createRequestIdentity } from '../http/request-identity.ts';
import { createErrorHandler, notFound, unknownRoute } from './index.ts';

/** A server with one route, and what it logged. */
async function serverWith(route: RequestHandler) {
  const log: string[] = [];
  const logger = createTestLogger(log);
  const identity = createRequestIdentity(() => 'made-here');
  const app = express();
  app.use(identity.middleware);
  app.get('/route', route);
  app.use(unknownRoute);
  app.use(createErrorHandler(logger, identity.contextOf));
  return { ...(await startServer(app)), log };
}

describe('createErrorHandler', () => {
  it('shows a caller nothing of a bug but the request id, and logs all of it under that id', async () => {
    const server = await serverWith(() => {
      throw new TypeError('CANARY: secret internals');
    });
    const response = await fetch(`${server.url}/route`, {
      headers: { 'x-request-id': 'caller-0001' },
    });
    const text = await response.text();
    await server.close();
    expect(response.status).toBe(500);
    expect(errorEnvelopeSchema.parse(JSON.parse(text))).toMatchObject({
      error_code: 'INTERNAL_SERVER_ERROR',
      request_id: 'caller-0001',
    });
    expect(text).not.toContain('CANARY');
    const [line] = server.log.map((entry) => JSON.parse(entry) as Record<string, unknown>);
    expect(line).toMatchObject({ severity: 'ERROR', request_id: 'caller-0001' });
    expect(line?.['stack_trace']).toContain('CANARY');
  });

  it('replies to an unknown path in the same envelope', async () => {
    const server = await serverWith(() => undefined);
    const response = await fetch(`${server.url}/nowhere`);
    expect(response.status).toBe(404);
    expect(errorEnvelopeSchema.parse(await response.json()).error_code).toBe('NOT_FOUND');
    await server.close();
  });

  it('cuts a reply that fails half-way, so that it does not look whole', async () => {
    const server = await serverWith((_request, response) => {
      response.write('half');
      throw notFound('The other half');
    });
    await expect(
      fetch(`${server.url}/route`).then((response) => response.text()),
    ).rejects.toThrow();
    await server.close();
  });

  it('does not take work that was called off, because the caller left, for a bug', async () => {
    const left = Promise.withResolvers<undefined>();
    const server = await serverWith((_request, response) => {
      return new Promise((_resolve, reject) => {
        response.once('close', () => {
          reject(new DOMException('The caller left', 'AbortError'));
          left.resolve(undefined);
        });
      });
    });
    const caller = new AbortController();
    const request = fetch(`${server.url}/route`, { signal: caller.signal });
    await new Promise((resolve) => server.server.once('request', resolve));
    caller.abort();
    await expect(request).rejects.toThrow();
    await left.promise;
    await server.close();
    expect(server.log).toEqual([]);
  });
});
