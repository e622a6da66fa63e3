import type { RequestListener } from 'node:http';
import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { fire } from './fire.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function at(listener: RequestListener) {
  const server = await startServer(listener);
  servers.push(server);
  return { url: server.url, connections: 2, seconds: 1 };
}

describe('fire', () => {
  it('counts right answers, and how long they took', async () => {
    let served = 0;
    const target = await at((_request, response) => {
      served += 1;
      response.end('right');
    });
    const volley = await fire({ ...target, isRight: (body) => body === 'right' });
    expect(volley.answers).toBeGreaterThan(0);
    expect(volley.answers).toBeLessThanOrEqual(served);
    expect(volley.p99Ms).toBeGreaterThanOrEqual(volley.p50Ms);
    expect(volley.perSecond).toBeGreaterThan(0);
  });

  it.each([
    [
      'one wrong body among many',
      (asked: number) => ({ status: 200, body: asked === 50 ? 'wrong' : 'right' }),
      /1 mismatches/,
    ],
    ['another status', () => ({ status: 503, body: 'right' }), /other than 2xx/],
  ])('refuses to count %s', async (_what, answer, message) => {
    let asked = 0;
    const target = await at((_request, response) => {
      const { status, body } = answer((asked += 1));
      response.writeHead(status).end(body);
    });
    await expect(fire({ ...target, isRight: (body) => body === 'right' })).rejects.toThrow(message);
  });

  it('refuses to count silence', async () => {
    const target = await at((request) => request.socket.destroy());
    await expect(fire({ ...target, isRight: () => true })).rejects.toThrow(/there was none|errors/);
  });
});
