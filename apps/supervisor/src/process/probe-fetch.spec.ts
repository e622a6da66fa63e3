import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProbeFetch } from '@elevendops/health';
import { afterEach, describe, expect, it } from 'vitest';
import { probeFetch } from './probe-fetch.ts';

const closers: (() => void)[] = [];

afterEach(() => {
  closers.splice(0).forEach((close) => {
    close();
  });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

function probe(
  url: string,
  options: Partial<Parameters<ProbeFetch>[1]> = {},
): ReturnType<ProbeFetch> {
  return probeFetch(url, { headers: {}, signal: AbortSignal.timeout(5_000), ...options });
}

describe('probeFetch', () => {
  it('gives the same status, headers and body as the built-in fetch', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(503, { 'x-name': 'value', 'x-twice': ['a', 'b'] });
      response.end('語');
    });
    const [ours, builtIn] = await Promise.all([probe(url), fetch(url)]);
    expect(ours.status).toBe(builtIn.status);
    for (const name of ['x-name', 'x-twice', 'x-none']) {
      expect(ours.headers.get(name)).toBe(builtIn.headers.get(name));
    }
    expect(await ours.text()).toBe(await builtIn.text());
  });

  it('sends the headers it is given', async () => {
    const url = await serve((request, response) => response.end(request.headers['x-ask']));
    const answer = await probe(url, { headers: { 'x-ask': 'this' } });
    expect(await answer.text()).toBe('this');
  });

  it('#09 gives up when its signal says so, before the answer and in the middle of it', async () => {
    const silent = await serve(() => undefined);
    const endless = await serve((_request, response) => response.write('more to come'));
    for (const url of [silent, endless]) {
      await expect(probe(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    }
  });

  it('says that it was the time limit that ended it', async () => {
    const silent = await serve(() => undefined);
    const answer = probe(silent, { signal: AbortSignal.timeout(50) });
    await expect(answer).rejects.toThrow('due to timeout');
  });

  it('rejects when nobody listens', async () => {
    await expect(probe('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED');
  });
});
