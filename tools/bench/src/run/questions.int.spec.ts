import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import type { RequestListener } from 'node:http';
import { isHealthy, previewPrompt, readPrompt } from './questions.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(listener: RequestListener): Promise<number> {
  const server = await startServer(listener);
  servers.push(server);
  return server.port;
}

describe('what counts as an answer', () => {
  it('is right only with the right status and content', async () => {
    const right = await serve((_request, response) => response.end('{"content":"text"}'));
    expect(await readPrompt(right, 15_000)).toBe('right');
    for (const listener of [
      (_request, response) => response.end('{"content":""}'),
      (_request, response) => response.end('<html>'),
      (_request, response) => response.writeHead(500).end('{"content":"text"}'),
      (_request, response) => response.writeHead(503).end('no Retry-After'),
    ] satisfies RequestListener[]) {
      expect(await readPrompt(await serve(listener), 15_000)).toBe('wrong');
    }
  });

  it('tells being turned away from being left hanging', async () => {
    const busy = await serve((_request, response) =>
      response.writeHead(503, { 'Retry-After': '2' }).end(),
    );
    expect(await readPrompt(busy, 15_000)).toBe('turned away');
    const cut = await serve((request) => request.socket.destroy());
    expect(await readPrompt(cut, 15_000)).toBe('turned away');
    expect(await readPrompt(1, 15_000)).toBe('turned away');
    const silent = await serve(() => undefined);
    expect(await readPrompt(silent, 50)).toBe('hung');
  });

  it('sends the second half of a body when it is told to', async () => {
    const parts: string[] = [];
    const port = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (part: string) => parts.push(part));
      request.on('end', () => response.end(parts.join('')));
    });
    expect(await previewPrompt(port, 15_000, 500)).toBe('right');
    expect(parts.length).toBeGreaterThan(1);
  });

  it('is healthy only when the report says so', async () => {
    const healthy = await serve((_request, response) =>
      response.end('{"status":"healthy","version":"1"}'),
    );
    expect(await isHealthy(healthy)).toBe(true);
    const unhealthy = await serve((_request, response) =>
      response.end('{"status":"unhealthy","version":"1"}'),
    );
    expect(await isHealthy(unhealthy)).toBe(false);
    expect(await isHealthy(1)).toBe(false);
  });
});
