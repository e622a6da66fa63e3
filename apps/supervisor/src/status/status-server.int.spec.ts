import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import type { StatusAddress } from '@elevendops/config';
import { freePort, temporaryFolder } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createStatusServer } from './status-server.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) {
    await close();
  }
});

const PAGES = {
  '/status': { contentType: 'application/json', render: () => '{"語":1}' },
};

async function start(address?: StatusAddress): Promise<StatusAddress> {
  const where = address ?? { host: '127.0.0.1' as const, port: await freePort() };
  const server = createStatusServer(PAGES);
  await server.listen(where);
  closers.push(() => {
    server.close();
  });
  return where;
}

/** One question over a connection of its own. */
function ask(address: StatusAddress, path = '/status', method = 'GET') {
  const where = 'path' in address ? { socketPath: address.path } : address;
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      get({ ...where, path, method, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      }).on('error', reject);
    },
  );
}

async function socketInFolder(): Promise<{ readonly path: string }> {
  const folder = await temporaryFolder();
  closers.push(folder.remove);
  return { path: join(folder.path, 'data', 'supervisor.sock') };
}

describe('createStatusServer', () => {
  it('answers its pages with any query, and HEAD without a body', async () => {
    const address = await start();
    expect(await ask(address)).toMatchObject({
      status: 200,
      text: '{"語":1}',
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
    expect(await ask(address, '/status?x=1')).toMatchObject({ status: 200 });
    expect(await ask(address, '/status', 'HEAD')).toMatchObject({ status: 200, text: '' });
  });

  it('has nothing else, and can only be asked', async () => {
    const address = await start();
    for (const path of ['/', '/statusx', '/__proto__', '/constructor', '/../status']) {
      expect(await ask(address, path)).toMatchObject({ status: 404 });
    }
    expect(await ask(address, '/status', 'DELETE')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });

  it('listens on a socket in a folder that it makes, and takes the file away again', async () => {
    const address = await socketInFolder();
    await start(address);
    expect((await ask(address)).status).toBe(200);
    expect(statSync(join(address.path, '..')).mode & 0o077).toBe(0);
    expect(statSync(address.path).mode & 0o777).toBe(0o600);
    closers.pop()?.();
    await expect.poll(() => existsSync(address.path)).toBe(false);
  });

  it('takes the place of a supervisor that was killed, never that of one that lives', async () => {
    const address = await socketInFolder();
    await start(address);
    await expect(createStatusServer(PAGES).listen(address)).rejects.toThrow('EADDRINUSE');
    expect((await ask(address)).status).toBe(200);

    const folder = await temporaryFolder();
    closers.push(folder.remove);
    const stale = { path: join(folder.path, 'supervisor.sock') };
    const killed = createServer();
    await once(killed.listen(stale), 'listening');
    // What a kill leaves behind: the file, with nobody behind it.
    renameSync(stale.path, `${stale.path}.kept`);
    killed.close();
    await once(killed, 'close');
    renameSync(`${stale.path}.kept`, stale.path);
    await start(stale);
    expect((await ask(stale)).status).toBe(200);
  });

  it('says why it cannot listen, when the port is taken or the path is too long', async () => {
    const taken = createServer();
    await once(taken.listen(0, '127.0.0.1'), 'listening');
    closers.push(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    const onTaken = createStatusServer(PAGES).listen({ host: '127.0.0.1', port });
    await expect(onTaken).rejects.toThrow('EADDRINUSE');
    const { path } = await socketInFolder();
    const onLong = createStatusServer(PAGES).listen({ path: path.padEnd(104, 'x') });
    await expect(onLong).rejects.toThrow('103 bytes: choose a shorter DATA_DIR');
  });

  it('leaves a file alone that is no socket', async () => {
    const folder = await temporaryFolder();
    closers.push(folder.remove);
    const path = join(folder.path, 'supervisor.sock');
    writeFileSync(path, 'notes');
    await expect(createStatusServer(PAGES).listen({ path })).rejects.toThrow('EADDRINUSE');
    expect(readFileSync(path, 'utf8')).toBe('notes');
  });

  it('53: goes on answering while a hundred clients hold their requests back', async () => {
    const address = await start();
    const { port } = address as { port: number };
    const slow: Socket[] = [];
    for (let client = 0; client < 100; client += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined).resume();
      await once(socket, 'connect');
      socket.write('GET /status HTTP/1.1\r\nHost: x\r\nX-Slow: ');
      slow.push(socket);
    }
    expect((await ask(address)).status).toBe(200);
    // Those that were there first have made room; the others run out of time.
    await expect
      .poll(() => slow.every(({ destroyed }) => destroyed), { timeout: 8_000 })
      .toBe(true);
  }, 15_000);

  it('53: cuts off who sends a head without end', async () => {
    const { port } = (await start()) as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    socket.write(`GET /status HTTP/1.1\r\nX: ${'x'.repeat(100_000)}`);
    await new Promise((resolve) => socket.once('close', resolve));
  });
});
