import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';
import { startServer } from './server.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('freePort', () => {
  it('gives a port that can be listened on', async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('temporaryFolder', () => {
  it('is empty, apart from others, and gone with all in it afterwards', async () => {
    const [one, other] = await Promise.all([temporaryFolder(), temporaryFolder()]);
    writeFileSync(join(one.path, 'file'), 'x');
    expect(one.path).not.toBe(other.path);
    await Promise.all([one.remove(), other.remove()]);
    expect(existsSync(one.path)).toBe(false);
  });
});

describe('startServer', () => {
  it('serves the listener, and cuts a connection that is still open when it closes', async () => {
    const test = await startServer((request, response) => {
      if (request.url === '/hang') {
        response.writeHead(200).write('half');
      } else {
        response.end('hello');
      }
    });
    expect(await (await fetch(test.url)).text()).toBe('hello');
    const hanging = await fetch(`${test.url}/hang`);
    await test.close();
    await expect(hanging.text()).rejects.toThrow();
  });
});
