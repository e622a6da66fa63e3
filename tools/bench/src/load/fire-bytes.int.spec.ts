import type { RequestListener } from 'node:http';
import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { fireBytes } from './fire-bytes.ts';

const EXPECTED = Buffer.alloc(200_000, 'abc');

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function at(listener: RequestListener) {
  const { port } = servers[servers.push(await startServer(listener)) - 1] ?? expect.fail();
  return { port, path: '/x', connections: 3, seconds: 0.3, headers: {}, expected: EXPECTED };
}

describe('fireBytes', () => {
  it('counts right answers, and how long they took', async () => {
    let served = 0;
    const target = await at((request, response) => {
      served += 1;
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'Content-Length': EXPECTED.length }).end(EXPECTED);
    });
    const volley = await fireBytes({ ...target, headers: { 'accept-encoding': 'gzip' } });
    expect(volley.answers).toBe(served);
    expect(volley.answers).toBeGreaterThanOrEqual(3);
    expect(volley.p99Ms).toBeGreaterThanOrEqual(volley.p50Ms);
  });

  it.each([
    ['another byte', 200, Buffer.concat([EXPECTED.subarray(1), Buffer.from('!')])],
    ['another length', 200, EXPECTED.subarray(1)],
    ['another status', 404, EXPECTED],
  ])('refuses to count %s', async (_what, status, body) => {
    const target = await at((_request, response) =>
      response.writeHead(status, { 'Content-Length': body.length }).end(body),
    );
    await expect(fireBytes(target)).rejects.toThrow(/wrong answer/);
  });

  it('refuses to count a connection that is closed', async () => {
    const target = await at((request) => request.socket.destroy());
    await expect(fireBytes(target)).rejects.toThrow();
  });
});
