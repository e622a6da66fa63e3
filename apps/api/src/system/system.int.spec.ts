import { mkdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { systemReportSchema } from '@elevendops/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

const SECRET = 'canary-key-of-a-service';
const STATUS = {
  at: '2026-05-10T12:00:00.000Z',
  ready: true,
  stopping: null,
  version: '1.2.3',
  revision: 'local',
  pid: 7,
  uptimeMs: 61_000,
  services: {
    api: service({ restarts: 1 }),
    'ui-server': service({ state: 'backoff', readyAfterMs: null, probeMs: null }),
  },
  lastDeaths: [death('2026-05-10T11:58:00.000Z', 'exit 1'), death('2026-05-10T11:59:00.000Z')],
  timeline: [],
};

function service(change: object) {
  return {
    state: 'ready',
    pid: 8,
    starts: 2,
    restarts: 0,
    uptimeMs: 60_000,
    readyAfterMs: 400,
    probeMs: 2,
    missedProbesInARow: 0,
    missedProbes: 3,
    lastProbeFailure: null,
    deaths: {},
    ...change,
  };
}

function death(at: string, cause = 'SIGKILL') {
  return { at, service: 'api', incarnation: 1, cause, expected: false, uptimeMs: 900 };
}

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) {
    await close();
  }
});

async function start(env: Record<string, string> = {}): Promise<TestApi> {
  const api = await startTestApi(env);
  opened.push(() => api.close());
  return api;
}

async function listen(answer: RequestListener, where: { path: string } | { port: number }) {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen('port' in where ? { ...where, host: '127.0.0.1' } : where, resolve);
  });
  opened.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}

const report = (api: TestApi) => askApi(api, systemReportSchema, 'GET', '/api/system');

describe('GET /api/system', () => {
  it('tells versions, health and settings, and of a secret only whether it is set', async () => {
    const api = await start({ LANGSMITH_API_KEY: SECRET, DEMO_MODE: 'true' });
    const told = await report(api);
    expect(told).toMatchObject({
      version: '1.2.3',
      node_version: process.versions.node,
      environment: 'development',
      mode: 'embedded',
      demo_mode: true,
      health: { firestore: { status: 'healthy (mock)' }, storage: { status: 'healthy (mock)' } },
      providers: { voice: 'offline', language_model: 'offline', tracing: 'langsmith' },
      supervisor: null,
    });
    const settingOf = (name: string) => told.settings?.find((setting) => setting.name === name);
    expect(settingOf('LANGSMITH_API_KEY')).toMatchObject({ value: 'set', is_default: false });
    expect(settingOf('ELEVENLABS_API_KEY')).toMatchObject({ value: 'not set', is_default: true });
    expect(settingOf('DATA_DIR')).toMatchObject({ value: api.dataDir, is_default: false });
    expect(JSON.stringify(told)).not.toContain(SECRET);
    expect((await callApi(api, 'POST', '/api/system')).status).toBe(405);
  });

  it('tells what the supervisor tells on its socket, the newest end first', async () => {
    const api = await start();
    await mkdir(api.dataDir, { recursive: true });
    const paths: (string | undefined)[] = [];
    await listen(
      (request, response) => {
        paths.push(request.url);
        response.end(JSON.stringify(STATUS));
      },
      { path: join(api.dataDir, 'supervisor.sock') },
    );
    expect((await report(api)).supervisor).toEqual({
      at: STATUS.at,
      ready: true,
      stopping: null,
      version: '1.2.3',
      revision: 'local',
      uptime_ms: 61_000,
      services: [
        expect.objectContaining({ name: 'api', state: 'ready', restarts: 1, ready_after_ms: 400 }),
        expect.objectContaining({ name: 'ui-server', state: 'backoff', ready_after_ms: null }),
      ],
      last_deaths: [
        expect.objectContaining({ cause: 'SIGKILL', uptime_ms: 900 }),
        expect.objectContaining({ cause: 'exit 1' }),
      ],
    });
    expect(paths).toEqual(['/status']);
  });

  it.each([
    ['another program', '<html>', 200],
    ['JSON of another kind', '{"at":1}', 200],
    ['an error', JSON.stringify(STATUS), 500],
    ['a flood', 'x'.repeat(1_000_000), 200],
  ])('tells of no supervisor when %s answers on its port', async (_what, body, status) => {
    const server = await listen((_request, response) => void response.writeHead(status).end(body), {
      port: 0,
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const api = await start({ SUPERVISOR_STATUS_PORT: String(port) });
    expect((await report(api)).supervisor).toBeNull();
  });

  it('does not wait for a supervisor that is silent', async () => {
    const server = await listen(() => undefined, { port: 0 });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const api = await start({ SUPERVISOR_STATUS_PORT: String(port) });
    expect((await report(api)).supervisor).toBeNull();
  });
});
