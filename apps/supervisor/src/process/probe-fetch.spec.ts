import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
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

describe('probeFetch', () => {
  it('gives the same status, headers and body as the built-in fetch', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(503, { 'x-name': 'value', 'set-cookie': ['a=1', 'b=2'] });
      response.end('語');
    });
    const [ours, builtIn] = await Promise.all([probeFetch(url), fetch(url)]);
    expect(ours.status).toBe(builtIn.status);
    expect(ours.headers.get('x-name')).toBe(builtIn.headers.get('x-name'));
    expect(ours.headers.getSetCookie()).toEqual(builtIn.headers.getSetCookie());
    expect(await ours.text()).toBe(await builtIn.text());
  });

  it('sends the headers it is given', async () => {
    const url = await serve((request, response) => response.end(request.headers['x-ask']));
    const answer = await probeFetch(url, { headers: { 'x-ask': 'this' } });
    expect(await answer.text()).toBe('this');
  });

  it('#09 gives up when its signal says so, before the answer and in the middle of it', async () => {
    const silent = await serve(() => undefined);
    const endless = await serve((_request, response) => response.write('more to come'));
    for (const url of [silent, endless]) {
      await expect(probeFetch(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    }
  });

  it('says that it was the time limit that ended it', async () => {
    const silent = await serve(() => undefined);
    const answer = probeFetch(silent, { signal: AbortSignal.timeout(50) });
    await expect(answer).rejects.toThrow('due to timeout');
  });

  it('rejects when nobody listens', async () => {
    await expect(probeFetch('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED');
  });
});
