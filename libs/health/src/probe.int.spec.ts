import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { refusingUrl, serve, type Listening } from './__fixtures__/listen.ts';
import { createHealthReport } from './create-report.ts';
import { INSTANCE_HEADER, probeHealth, type ProbeOptions, type ProbeResult } from './probe.ts';

const REPORT = createHealthReport([], {
  version: '1.0.0',
  revision: 'local',
  mode: 'embedded',
  demoMode: false,
  now: new Date('2026-11-23T10:00:00Z'),
  uptimeSeconds: 1,
});
const CANARY = 'canary-7391';
const servers: Listening[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
  }
});

async function probe(
  listener: RequestListener,
  options: Partial<ProbeOptions> = {},
): Promise<ProbeResult> {
  const server = await serve(listener);
  servers.push(server);
  return probeHealth(server.url, { timeoutMs: 5_000, fetch, ...options });
}

const healthy: RequestListener = (_request, response) => {
  response.setHeader(INSTANCE_HEADER, 'api-1');
  response.end(JSON.stringify(REPORT));
};

describe('probeHealth', () => {
  it('gives the report of the incarnation that it asked for', async () => {
    expect(await probe(healthy, { instance: 'api-1' })).toEqual({ ok: true, report: REPORT });
    expect(await probe(healthy)).toEqual({ ok: true, report: REPORT });
  });

  it('asks over a connection of its own', async () => {
    let connection: string | undefined;
    await probe((request, response) => {
      connection = request.headers.connection;
      healthy(request, response);
    });
    expect(connection).toBe('close');
  });

  it.each([
    ['another incarnation', healthy, 'another process answers on this port'],
    [
      'a stranger that names no incarnation',
      (_request, response) => response.end(JSON.stringify(REPORT)),
      'another process answers on this port',
    ],
    [
      'an error page',
      (_request, response) => {
        response.statusCode = 500;
        response.end(`<html>${CANARY}`);
      },
      'answered 500',
    ],
    ['an empty answer', (_request, response) => response.writeHead(204).end(), 'answered 204'],
  ] satisfies [string, RequestListener, string][])(
    'does not take %s for the service',
    async (_what, listener, reason) => {
      expect(await probe(listener, { instance: 'api-2' })).toEqual({ ok: false, reason });
    },
  );

  it.each([
    ['text', CANARY],
    ['JSON of another kind', JSON.stringify({ status: 'ok', canary: CANARY })],
    ['half a report', JSON.stringify(REPORT).slice(0, 40)],
    ['nothing', ''],
  ])('does not take %s for a report', async (_what, body) => {
    expect(await probe((_request, response) => response.end(body))).toEqual({
      ok: false,
      reason: 'the answer is not a health report',
    });
  });

  it('does not follow a redirect', async () => {
    const elsewhere = await serve(healthy);
    servers.push(elsewhere);
    const result = await probe((_request, response) =>
      response.writeHead(302, { location: elsewhere.url }).end(),
    );
    expect(result.ok).toBe(false);
  });

  it.each([
    ['before it answers', () => undefined],
    [
      'in the middle of its answer',
      (_request, response) => {
        response.write('{');
      },
    ],
  ] satisfies [string, RequestListener][])('gives up a service that hangs %s', async (_w, hang) => {
    const result = await probe(hang, { timeoutMs: 100 });
    expect(result).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/timeout/i) as string,
    });
  });

  it('tells when nobody listens', async () => {
    const result = await probeHealth(await refusingUrl(), { timeoutMs: 5_000, fetch });
    expect(result).toEqual({ ok: false, reason: 'ECONNREFUSED' });
  });

  it('tells when the connection is cut', async () => {
    const result = await probe((request) => request.socket.destroy());
    expect(result.ok).toBe(false);
  });

  it('does not throw for an address that is none, or a fetch that throws what it likes', async () => {
    expect((await probeHealth('not a url', { timeoutMs: 100, fetch })).ok).toBe(false);
    const broken = { timeoutMs: 100, fetch: () => Promise.reject('a string') };
    expect(await probeHealth('http://127.0.0.1/', broken)).toEqual({
      ok: false,
      reason: 'unknown failure',
    });
  });
});
