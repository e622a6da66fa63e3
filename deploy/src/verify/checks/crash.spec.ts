import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { parseContract } from '../contract.ts';
import { manifest } from '../__fixtures__/contract.ts';
import { fakeScene, goodInspection } from '../__fixtures__/fake-runtime.ts';
import { apiCrashCheck, publicServerCrashCheck } from './crash.ts';

const { processes } = goodInspection(parseContract(manifest()));
const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A service that answers with the status for a while after a kill: 0 cuts the connection. */
async function scene(statusMeanwhile: number, isAllOver = false) {
  let killed: number | null = null;
  let repliesLeft = 20;
  const server = await startServer((request, response) => {
    const isAway = killed !== null && repliesLeft > 0 && request.url !== '/api/health';
    if (isAway) {
      repliesLeft -= 1;
    }
    if (isAway && statusMeanwhile === 0) {
      request.socket.destroy();
      return;
    }
    response.writeHead(isAway ? statusMeanwhile : 200).end();
  });
  servers.push(server);
  return fakeScene({
    port: server.port,
    seen: () => ({
      processes: processes.map((process) =>
        process.pid === killed ? { ...process, pid: 99 } : process,
      ),
    }),
    onKill(pid) {
      killed = pid;
      return isAllOver ? { code: 137, signal: null } : null;
    },
  });
}

describe('apiCrashCheck', () => {
  it('is content when every request is answered', async () => {
    const { verdict, seen } = await apiCrashCheck.run(await scene(200));
    expect(verdict).toBe('ok');
    expect(seen).toMatch(/GETs under load, none lost/);
  });

  it.each([
    [503, /20 of \d+ GETs: 503/],
    [0, /20 of \d+ GETs: ECONNRESET/],
  ])('fails when requests get %i', async (status, message) => {
    const { verdict, seen } = await apiCrashCheck.run(await scene(status));
    expect(verdict).toBe('FAILED');
    expect(seen).toMatch(message);
  });

  it('fails when there is no such process', async () => {
    await expect(apiCrashCheck.run(fakeScene({ seen: { processes: [] } }))).rejects.toThrow(
      'none of its processes runs apps/api/',
    );
  });

  it('fails when all of it ends', async () => {
    await expect(apiCrashCheck.run(await scene(200, true))).rejects.toThrow(
      'all of it ended, with 137',
    );
  });
});

describe('publicServerCrashCheck', () => {
  it('forgives connections that are lost', async () => {
    const { verdict, seen } = await publicServerCrashCheck.run(await scene(0));
    expect(verdict).toBe('ok');
    expect(seen).toMatch(/20 found no connection meanwhile/);
  });

  it('fails for a wrong answer', async () => {
    expect(await publicServerCrashCheck.run(await scene(502))).toEqual({
      verdict: 'FAILED',
      seen: 'answers of 502',
    });
  });
});
