import { startServer, type TestServer } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGate, type Gate } from './gate.ts';

const SILENCE_MS = 200;

describe('startGate', () => {
  let server: TestServer;
  let gate: Gate;
  let requests: number;

  beforeEach(async () => {
    requests = 0;
    server = await startServer((_request, response) => {
      requests += 1;
      response.end('x'.repeat(1_000_000));
    });
    gate = await startGate(server.port);
  });

  afterEach(async () => {
    await gate.close();
    await server.close();
  });

  const ask = async (signal: AbortSignal | null = null) =>
    (await (await fetch(`http://${gate.host}/`, { signal })).text()).length;

  it('passes everything on while open', async () => {
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1_000_000, 1_000_000, 1_000_000]);
  });

  it('refuses, and opens again on the same port', async () => {
    await ask();
    await gate.set('refused');
    await expect(ask()).rejects.toMatchObject({ cause: { code: expect.stringMatching(/ECONN/) } });
    await gate.set('refused');
    await gate.set('open');
    expect(await ask()).toBe(1_000_000);
    expect(requests).toBe(2);
  });

  it('resets what is under way when it refuses', async () => {
    await gate.set('silent');
    const cut = expect(ask()).rejects.toThrow();
    await gate.set('refused');
    await cut;
  });

  it('takes connections and passes nothing while silent, and what was said once it opens', async () => {
    await ask();
    await gate.set('silent');
    await expect(ask(AbortSignal.timeout(SILENCE_MS))).rejects.toThrow('timeout');
    expect(requests).toBe(1);
    const waiting = ask();
    await gate.set('open');
    expect(await waiting).toBe(1_000_000);
  });
});
