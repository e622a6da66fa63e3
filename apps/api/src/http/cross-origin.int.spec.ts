import { createCrossOriginPolicy } from '@elevendops/service';
import { startServer, type TestServer } from '@elevendops/testing';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCrossOrigin } from './cross-origin.ts';

const ALLOWED = 'https://clinic.example';
const STRANGER = 'https://stranger.example';
const ANNOUNCED = { 'access-control-request-method': 'PUT' };

let server: TestServer;
beforeAll(async () => {
  const app = express();
  app.use(createCrossOrigin([ALLOWED]));
  app.use((_request, response) => void response.send('answered'));
  server = await startServer(app);
});
afterAll(() => server.close());

describe('createCrossOrigin', () => {
  it.each([
    ['an ordinary request', 'GET', {}],
    ['a preflight', 'OPTIONS', ANNOUNCED],
    [
      'a preflight with headers',
      'OPTIONS',
      { ...ANNOUNCED, 'access-control-request-headers': 'content-type' },
    ],
  ])('gives %s the headers that the UI server gives in our place', async (_what, method, more) => {
    const headers = { origin: ALLOWED, ...more };
    const policy = createCrossOriginPolicy([ALLOWED]);
    const expected =
      policy.preflightHeadersFor({ method, headers }) ?? policy.headersFor({ method, headers });
    const response = await fetch(server.url, { method, headers });
    expect(response.status).toBe(200);
    const received = [...response.headers].filter(([name]) => /^access-control-|^vary$/.test(name));
    expect(Object.fromEntries(received)).toEqual(
      Object.fromEntries(
        Object.entries(expected).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    );
  });

  it('names no other origin, and refuses its preflight', async () => {
    const response = await fetch(server.url, { headers: { origin: STRANGER } });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(server.url, {
      method: 'OPTIONS',
      headers: { origin: STRANGER, ...ANNOUNCED },
    });
    expect(preflight.status).toBe(400);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});
