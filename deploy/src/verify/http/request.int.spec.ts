import { once } from 'node:events';
import { Agent, type RequestListener } from 'node:http';
import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { holdRequest } from './held-request.ts';
import { jsonOf, request } from './request.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(listener: RequestListener): Promise<TestServer> {
  const server = await startServer(listener);
  servers.push(server);
  return server;
}

describe('request', () => {
  it('sends JSON and reads the whole answer', async () => {
    const { port } = await serve((incoming, response) => {
      response.setHeader('X-Type', String(incoming.headers['content-type']));
      incoming.pipe(response);
    });
    const reply = await request({ port, method: 'POST', path: '/', body: { some: 'thing' } });
    expect([jsonOf(reply), reply.headers['x-type']]).toEqual([
      { some: 'thing' },
      'application/json',
    ]);
  });

  it('takes an answer that comes before the body was sent', async () => {
    const { port } = await serve((_incoming, response) => {
      response.writeHead(413).end('{"detail":"too long"}');
    });
    const body = Buffer.alloc(8 * 2 ** 20);
    expect(await request({ port, method: 'POST', path: '/', body })).toMatchObject({ status: 413 });
  });

  it('gives up on an answer that does not come, or does not end', async () => {
    const { port } = await serve((incoming, response) => {
      if (incoming.url === '/endless') {
        response.write('and so on');
      }
    });
    for (const path of ['/never', '/endless']) {
      await expect(request({ port, path, timeoutMs: 100 })).rejects.toThrow(
        `GET ${path}: no answer within 100 ms`,
      );
    }
  });

  it('tells whether its connection had been used before', async () => {
    const { port } = await serve((_incoming, response) => response.end());
    const agent = new Agent({ keepAlive: true });
    const first = await request({ port, path: '/', agent });
    const second = await request({ port, path: '/', agent });
    agent.destroy();
    expect([first.isReused, second.isReused]).toEqual([false, true]);
  });

  it('quotes what is no JSON', async () => {
    const { port } = await serve((_incoming, response) => response.end('<html>'));
    const reply = await request({ port, path: '/' });
    expect(() => jsonOf(reply)).toThrow('status 200 and no JSON: <html>');
  });
});

describe('holdRequest', () => {
  it('is under way until it is finished', async () => {
    const begun = Promise.withResolvers<undefined>();
    const { port } = await serve((incoming, response) => {
      begun.resolve(undefined);
      incoming.pipe(response);
    });
    const held = await holdRequest({ port, path: '/', body: { some: 'thing' } });
    await begun.promise;
    expect(await held.finish(5_000)).toEqual({ status: 200, text: '{"some":"thing"}' });
  });

  it('says when nobody takes it, and when it is lost', async () => {
    const silent = await startServer(() => undefined);
    silent.server.removeAllListeners('request');
    silent.server.on('checkContinue', () => undefined);
    servers.push(silent);
    await expect(holdRequest({ port: silent.port, path: '/', body: {} }, 100)).rejects.toThrow(
      'POST / was not taken within 0.1 s',
    );
    const cutting = await serve((incoming) => {
      void once(incoming, 'data').then(() => incoming.socket.destroy());
    });
    const held = await holdRequest({ port: cutting.port, path: '/', body: { some: 'thing' } });
    await expect(held.finish(5_000)).rejects.toThrow(/hang up|ECONNRESET/);
  });
});
