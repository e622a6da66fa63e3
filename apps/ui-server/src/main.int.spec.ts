import { cp } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  freePort,
  startProgram,
  startServer,
  temporaryFolder,
  type TemporaryFolder,
} from '@elevendops/testing';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGE, writeClient } from './__fixtures__/client-folder.ts';

const PROJECT = join(import.meta.dirname, '..');

let installed: TemporaryFolder;
beforeAll(async () => {
  installed = await temporaryFolder();
  await build({
    root: PROJECT,
    configFile: join(PROJECT, 'vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: join(installed.path, 'ui-server/dist') },
  });
  writeClient(join(installed.path, 'ui/dist'));
});
afterAll(() => installed.remove());

/** Starts the bundle where there is neither a package.json nor a node_modules folder. */
function startBundle(env: Record<string, string>, options: { ipc?: boolean; root?: string } = {}) {
  const root = options.root ?? installed.path;
  return startProgram(process.execPath, [join(root, 'ui-server/dist/main.js')], {
    cwd: root,
    env,
    ...(options.ipc === undefined ? {} : { ipc: options.ipc }),
  });
}

const isWaiting = (line: string): boolean => line.includes('a request waits for the API');

describe('the built server', () => {
  it('runs with Node alone, serves the client, and ends with 0 on SIGTERM', async () => {
    const port = await freePort();
    const program = startBundle({ PORT: String(port), BACKEND_API_URL: 'http://localhost:1' });
    await program.line(/listening on 0\.0\.0\.0/);
    const page = await fetch(`http://127.0.0.1:${String(port)}/`);
    expect(await page.text()).toBe(PAGE);
    expect((await fetch(`http://127.0.0.1:${String(port)}/api`)).status).toBe(503);
    expect(await program.stop()).toEqual({ code: 0, signal: null });
  });

  it('opens its port only on command, and follows what the supervisor says of the API', async () => {
    const api = await startServer((_request, response) => response.end('from the API'));
    const port = await freePort();
    const program = startBundle(
      {
        PORT: String(port),
        BACKEND_API_URL: api.url,
        ELEVENDOPS_INSTANCE: 'ui-1',
        LOG_LEVEL: 'debug',
      },
      { ipc: true },
    );
    const url = `http://127.0.0.1:${String(port)}/api`;
    const { child } = program;
    child.send({ type: 'begin' });
    expect((await once(child, 'message'))[0]).toEqual({
      type: 'ready',
      instance: 'ui-1',
      port: null,
    });
    await expect(fetch(url)).rejects.toThrow();
    child.send({ type: 'listen' });
    expect((await once(child, 'message'))[0]).toEqual({
      type: 'listening',
      instance: 'ui-1',
      port,
    });
    expect(await (await fetch(url)).text()).toBe('from the API');
    child.send({ type: 'api-state', state: 'away' });
    // Health tells the truth; what asks for more waits.
    await expect.poll(async () => (await fetch(`${url}/health`)).status).toBe(503);
    const waiting = fetch(url);
    await program.line(/a request waits for the API/);
    child.send({ type: 'api-state', state: 'ready' });
    expect(await (await waiting).text()).toBe('from the API');
    await program.line(/the API is back; requests that had waited: 1/);

    child.send({ type: 'api-state', state: 'away' });
    await expect.poll(async () => (await fetch(`${url}/health`)).status).toBe(503);
    const waitingInVain = fetch(url);
    await expect.poll(() => program.lines.filter(isWaiting).length).toBe(2);
    // `close`, which program.exit waits for, never comes when this side ends the channel.
    const exit = once(child, 'exit');
    child.disconnect();
    const refused = await waitingInVain;
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ error_code: 'DRAINING' });
    expect(await exit).toEqual([0, null]);
    await api.close();
  });

  it('says which port is taken and ends with a code of its own', async () => {
    const taken = await startServer((_request, response) => response.end());
    taken.server.close();
    taken.server.listen(0, '0.0.0.0');
    await once(taken.server, 'listening');
    const { port } = taken.server.address() as { port: number };
    const program = startBundle({ PORT: String(port) });
    await program.line(new RegExp(`port ${String(port)} is taken.*another port`));
    expect(await program.exit).toEqual({ code: 98, signal: null });
    await taken.close();
  });

  it('ends with 78 and every problem when the environment is wrong', async () => {
    const program = startBundle({ PORT: 'many', BACKEND_API_URL: 'nowhere' });
    await program.line(/PORT/);
    await program.line(/BACKEND_API_URL/);
    expect(await program.exit).toEqual({ code: 78, signal: null });
  });

  it('ends with 78 and the command to run when the client has not been built', async () => {
    const bare = await temporaryFolder();
    await cp(join(installed.path, 'ui-server'), join(bare.path, 'ui-server'), { recursive: true });
    const program = startBundle({}, { root: bare.path });
    await program.line(/no index\.html in .*npm run build/);
    expect(await program.exit).toEqual({ code: 78, signal: null });
    await bare.remove();
  });
});
