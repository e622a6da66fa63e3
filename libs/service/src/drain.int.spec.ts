import { once } from 'node:events';
import { Agent } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, openSocket, readUntil } from './__fixtures__/http-talk.ts';
import {
  startServiceProcess,
  type ServiceProcess,
  type ServiceProgramOptions,
} from './__fixtures__/service-process.ts';

const running: ServiceProcess[] = [];
const CLEAN = { code: 0, signal: null };

afterEach(() => {
  for (const { child } of running.splice(0)) {
    child.kill('SIGKILL');
  }
});

async function start(options: ServiceProgramOptions = {}) {
  const service = startServiceProcess(options);
  running.push(service);
  return { service, url: await service.url() };
}

/** Sends the signal, and waits until the service has taken notice. */
async function terminate(service: ServiceProcess): Promise<void> {
  service.child.kill('SIGTERM');
  await service.line(/"message":"draining"/);
}

describe('a service that is told to stop', () => {
  it('finishes the request that it began, and tells the client to come back elsewhere', async () => {
    const { service, url } = await start();
    const agent = new Agent({ keepAlive: true });
    const answer = ask(`${url}/held`, agent);
    await service.line(/a request is held/);
    await terminate(service);
    service.child.send('release');
    const { response, body } = await answer;
    expect([response.statusCode, response.headers.connection, await body]).toEqual([
      200,
      'close',
      'finished',
    ]);
    expect(await service.exit).toEqual(CLEAN);
    expect(service.lines.findIndex((line) => line.includes('"released"'))).toBeGreaterThan(
      service.lines.findIndex((line) => line.includes('"draining"')),
    );
  });

  it('refuses new work on a connection that is still in use', async () => {
    const { service, url } = await start();
    const socket = await openSocket(url);
    socket.write('GET /held-stream HTTP/1.1\r\nHost: x\r\n\r\n');
    await readUntil(socket, /begin/);
    await terminate(service);
    socket.write('GET /quick HTTP/1.1\r\nHost: x\r\n\r\n');
    service.child.send('release');
    const rest = await text(socket);
    expect(rest).toMatch(/end[^]*HTTP\/1\.1 503[^]*Connection: close[^]*draining/);
    expect(rest).not.toContain('quick');
    expect(await service.exit).toEqual(CLEAN);
  });

  it('still tells on such a connection how it is', async () => {
    const { service, url } = await start();
    const socket = await openSocket(url);
    socket.write('GET /held-stream HTTP/1.1\r\nHost: x\r\n\r\n');
    await readUntil(socket, /begin/);
    await terminate(service);
    socket.write('GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n');
    service.child.send('release');
    expect(await text(socket)).toMatch(
      /end[^]*HTTP\/1\.1 200[^]*Connection: close[^]*draining: true/,
    );
    expect(await service.exit).toEqual(CLEAN);
  });

  it('takes no new connection', async () => {
    const { service, url } = await start();
    const answer = ask(`${url}/held`);
    await service.line(/a request is held/);
    await terminate(service);
    // Reset when it was knocking just as the port was closed.
    await expect(ask(`${url}/quick`)).rejects.toMatchObject({
      code: expect.stringMatching(/^ECONN(?:REFUSED|RESET)$/) as string,
    });
    service.child.send('release');
    expect(await (await answer).body).toBe('finished');
  });

  it('ends the streams that listen to its lifecycle', async () => {
    const { service, url } = await start();
    const { body } = await ask(`${url}/stream`);
    await terminate(service);
    expect(await body).toBe('begin bye');
    expect(await service.exit).toEqual(CLEAN);
  });

  it('is not held up by a connection that is kept alive', async () => {
    const { service, url } = await start();
    const agent = new Agent({ keepAlive: true });
    await (
      await ask(`${url}/quick`, agent)
    ).body;
    await terminate(service);
    expect(await service.exit).toEqual(CLEAN);
  });

  it('is not held up by a connection that never carried a request', async () => {
    const { service, url } = await start();
    const socket = await openSocket(url);
    // Answered later than the bare connection was taken.
    await (
      await ask(`${url}/quick`)
    ).body;
    await terminate(service);
    await once(socket.resume(), 'close');
    expect(await service.exit).toEqual(CLEAN);
  });

  it('cuts what takes longer than the drain timeout, and says so with its exit code', async () => {
    const { service, url } = await start({ drainTimeoutMs: 200 });
    const answer = ask(`${url}/held`).catch((error: unknown) => error);
    await service.line(/a request is held/);
    await terminate(service);
    expect(await answer).toMatchObject({ code: 'ECONNRESET' });
    expect(await service.exit).toEqual({ code: 1, signal: null });
    expect(service.lines.some((line) => line.includes('"released"'))).toBe(true);
  });

  it('cuts an upgraded connection too', async () => {
    const { service, url } = await start({ drainTimeoutMs: 200 });
    const socket = await openSocket(url);
    socket.write('GET /socket HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n');
    await readUntil(socket, /101/);
    await terminate(service);
    expect(await service.exit).toEqual({ code: 1, signal: null });
  });

  it('takes a second signal for a repetition of the first', async () => {
    const { service, url } = await start();
    const answer = ask(`${url}/held`);
    await service.line(/a request is held/);
    await terminate(service);
    service.child.kill('SIGTERM');
    service.child.kill('SIGINT');
    service.child.send('release');
    expect(await (await answer).body).toBe('finished');
    expect(await service.exit).toEqual(CLEAN);
    expect(service.lines.filter((line) => line.includes('"released"'))).toHaveLength(1);
  });
});
