import type { RequestListener } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { timeOfFirst } from './first-token.ts';

const stream = { wanted: 'token', isComplete: (text: string) => text.endsWith('end') };

let server: TestServer;
afterEach(() => server.close());

async function at(listener: RequestListener): Promise<string> {
  server = await startServer(listener);
  return server.url;
}

describe('timeOfFirst', () => {
  it('is the time at which the token was whole, not that of the end', async () => {
    let [sentMs, endedMs] = [0, 0];
    const url = await at((_request, response) => {
      response.write('to');
      void pause(30).then(async () => {
        sentMs = performance.now();
        response.write('ken');
        await pause(1_000);
        endedMs = performance.now();
        response.end('end');
      });
    });
    const firstMs = await timeOfFirst(url, {}, stream);
    expect(firstMs).toBeGreaterThanOrEqual(sentMs);
    expect(firstMs).toBeLessThan(endedMs);
  });

  it.each(['no such thing, end', 'token, and then nothing'])('refuses %j', async (text) => {
    const url = await at((_request, response) => response.end(text));
    await expect(timeOfFirst(url, {}, stream)).rejects.toThrow(/no right stream/);
  });
});
