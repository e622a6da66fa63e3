import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, temporaryFolder } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { listeningAddresses } from '../__fixtures__/listening-addresses.ts';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import type { Status } from '../status/status.ts';
import { count } from './checks.ts';

const { startRun } = orphansChecked();

const MAIN = join(import.meta.dirname, '../main.ts');

async function startTelling(options: Parameters<typeof startRun>[0] = {}) {
  const port = await freePort();
  const run = await startRun({ ...options, env: { SUPERVISOR_STATUS_PORT: String(port) } });
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    run,
    port,
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    status: async () => (await (await fetch(`${url}/status`)).json()) as Status,
  };
}

/** Runs `main.js status` as an operator would. */
async function statusCommand(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, 'status', ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** Asks for the status again and again over one connection, without waiting; gives how often it was told. */
async function burst(port: number, times: number): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const question = 'GET /status HTTP/1.1\r\nHost: x\r\n\r\n';
  socket.write(question.repeat(times - 1));
  socket.write(question.replace('Host: x', 'Host: x\r\nConnection: close'));
  let text = '';
  for await (const part of socket.setEncoding('latin1')) {
    text += String(part);
  }
  return text.match(/^HTTP\/1\.1 200 OK\r$/gm)?.length ?? 0;
}

function valueOf(metrics: string, sample: string): number {
  const line = metrics.split('\n').find((each) => each.startsWith(`${sample} `));
  return Number(line?.slice(sample.length) ?? Number.NaN);
}

const RESTARTS = 'elevendops_service_restarts_total{service="api"}';
const READY = 'elevendops_supervisor_ready';

describe('the status', () => {
  it('#52: is consistent during a restart, its counters go up, and it is there at once', async () => {
    const { run, metrics, status } = await startTelling();
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    expect(valueOf(await metrics(), READY)).toBe(1);
    expect(valueOf(await metrics(), RESTARTS)).toBe(0);

    process.kill(Number(pid), 'SIGKILL');
    const seen: Status[] = [];
    const tookMs: number[] = [];
    const again = run.line(/^api is ready/, ready);
    let isBack = false;
    void again.then(() => {
      isBack = true;
    });
    while (!isBack) {
      const since = performance.now();
      seen.push(await status());
      tookMs.push(performance.now() - since);
    }
    seen.push(await status());
    for (const [index, { ready: isReady, services, lastDeaths }] of seen.entries()) {
      const { api } = services;
      expect(isReady).toBe(api.state === 'ready' && services['ui-server'].state === 'ready');
      expect(api.restarts).toBeGreaterThanOrEqual(seen[index - 1]?.services.api.restarts ?? 0);
      expect(api.starts - api.restarts).toBe(api.state === 'backoff' ? 0 : 1);
      expect(api.deaths['SIGKILL'] ?? 0).toBe(api.restarts);
      expect(lastDeaths).toHaveLength(api.restarts);
    }
    tookMs.sort((a, b) => a - b);
    // A busy machine makes many wait; a status that is slow makes all wait.
    expect(tookMs[Math.floor(tookMs.length / 10)]).toBeLessThan(50);
    expect(seen.at(-1)).toMatchObject({
      ready: true,
      lastDeaths: [{ service: 'api', incarnation: 1, cause: 'SIGKILL', expected: false }],
      services: { api: { restarts: 1, starts: 2 }, 'ui-server': { restarts: 0 } },
    });
    expect(seen.at(-1)?.services.api.pid).not.toBe(pid);
    expect(valueOf(await metrics(), RESTARTS)).toBe(1);
    expect(await metrics()).toContain('deaths_total{service="api",cause="SIGKILL"} 1\n');
    const timeline = seen
      .at(-1)
      ?.timeline.map(({ service, state, ready: all }) => [service, state, all]);
    expect(timeline?.slice(-3)).toEqual([
      ['api', 'backoff', false],
      ['api', 'starting', false],
      ['api', 'ready', true],
    ]);
  });

  it('#53: is asked a thousand times a second and by clients that never finish; supervision goes on', async () => {
    const { run, port } = await startTelling();
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    for (let client = 0; client < 80; client += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write('GET /status HTTP/1.1\r\nX-Slow: ');
    }
    const bursts = Array.from({ length: 10 }, () => burst(port, 200));
    process.kill(Number(pid), 'SIGKILL');
    const restart = await run.line(/^api ended \(SIGKILL\)/, ready);
    await run.line(/^api is ready/, restart);
    await run.serves();
    expect(await Promise.all(bursts)).toEqual(bursts.map(() => 200));
    expect(count(run, /ui-server (?:.*no longer counted on|hangs|ended)/)).toBe(0);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
  });

  it('listens on loopback alone', async () => {
    const { run, port } = await startTelling();
    await run.line(/^ready after/);
    expect(listeningAddresses(port)).toEqual(['127.0.0.1']);
  });

  it('is told nowhere unless it was asked for, and its failure does not stop the rest', async () => {
    const silent = await startRun();
    await silent.line(/^ready after/);
    const { run, port } = await startTelling();
    await run.line(/^ready after/);
    const second = await startRun({ env: { SUPERVISOR_STATUS_PORT: String(port) } });
    const warning = await second.line(/^the status cannot be told/);
    expect(warning.message).toContain(`127.0.0.1:${String(port)}`);
    await second.line(/^ready after/);
  });
});

describe('main.js status', () => {
  it('shows a person how things stand; its exit code says whether all is ready', async () => {
    const { run, port } = await startTelling({ uiServer: 'silent' });
    const env = { SUPERVISOR_STATUS_PORT: String(port) };
    await run.line(/^api is ready/);
    const notReady = await statusCommand(env);
    expect(notReady).toMatchObject({ code: 1, stderr: '' });
    expect(notReady.stdout).toMatch(/^ElevenDops is not ready\n/);
    expect(notReady.stdout).toMatch(/^ui-server +starting +\d+ /m);

    const other = await startTelling();
    await other.run.line(/^ready after/);
    const shown = await statusCommand({ SUPERVISOR_STATUS_PORT: String(other.port) });
    expect(shown).toMatchObject({ code: 0 });
    expect(shown.stdout).toMatch(/^ElevenDops is ready\n/);
    const json = await statusCommand({ SUPERVISOR_STATUS_PORT: String(other.port) }, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ ready: true, pid: other.run.pid });
  }, 20_000);

  it('finds the socket of a development checkout by the same settings', async () => {
    const folder = await temporaryFolder();
    const env = { APP_ENV: 'development', DATA_DIR: folder.path };
    const run = await startRun({ env });
    await run.line(/^ready after/);
    await expect.poll(async () => (await statusCommand(env)).code, { timeout: 15_000 }).toBe(0);
    await folder.remove();
  });

  it('ends with 69 and says so when nobody is there, or when the status is told nowhere', async () => {
    const port = String(await freePort());
    const nobody = await statusCommand({ SUPERVISOR_STATUS_PORT: port });
    expect(nobody).toMatchObject({ code: 69, stdout: '' });
    expect(nobody.stderr).toContain(`127.0.0.1:${port}: ECONNREFUSED`);
    const nowhere = await statusCommand({ APP_ENV: 'staging' });
    expect(nowhere.code).toBe(69);
    expect(nowhere.stderr).toContain('Set SUPERVISOR_STATUS_PORT');
  });

  it('refuses what it does not know with 64, and a wrong configuration with 78', async () => {
    expect((await statusCommand({}, '--all')).code).toBe(64);
    const wrong = await statusCommand({ SUPERVISOR_STATUS_PORT: '8000' });
    expect(wrong).toMatchObject({ code: 78 });
    expect(wrong.stderr).toContain('SUPERVISOR_STATUS_PORT');
  });
});
