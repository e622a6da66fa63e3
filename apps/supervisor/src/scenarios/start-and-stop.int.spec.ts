import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';

const { startRun } = orphansChecked();

describe('a start', () => {
  it('1: opens the public port only after the API was verified, and announces readiness once', async () => {
    const run = await startRun();
    const ready = await run.line(/^ready after/);
    const messages = run.lines.map(({ message }) => message);
    const at = (matches: RegExp) => messages.findIndex((message) => matches.test(message));
    expect(at(/^api is ready/)).toBeLessThan(at(/was told listen/));
    expect(at(/was told listen/)).toBeLessThan(at(/^ui-server is ready/));
    expect(ready).toMatchObject({
      api_ms: expect.any(Number),
      ui_server_ms: expect.any(Number),
      total_ms: expect.any(Number),
    });
    const answer = await fetch(`http://127.0.0.1:${String(run.port)}/api/health`);
    expect(answer.status).toBe(200);
    run.signal('SIGTERM');
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.lines.filter(({ message }) => message.startsWith('ready after'))).toHaveLength(1);
    expect(run.lines.at(-1)).toMatchObject({ message: 'stopped on SIGTERM', exit_code: 0 });
  });

  it('17: does not take a stranger on the port of the API for the API', async () => {
    const run = await startRun({
      api: 'claim-to-listen',
      policy: { startTimeoutMs: 4_000, startTries: 1 },
      stranger: true,
    });
    const lastLine = await run.lastLine();
    expect(lastLine.message).toMatch(/not ready in time.*another process answers/);
    expect(run.lines.some(({ message }) => message.includes('was told listen'))).toBe(false);
    expect((await run.exit).code).toBe(124);
  });

  it('17: names the port that is taken, who has it, and how to choose another', async () => {
    const run = await startRun({ stranger: true });
    const { message } = await run.lastLine();
    expect(message).toContain(
      `port ${String(run.apiPort)} is already in use by pid ${String(process.pid)} (`,
    );
    expect(message).toContain(`BACKEND_API_URL=http://localhost:${String(run.apiPort + 1)}`);
    expect((await run.exit).code).toBe(98);
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });

  it('25: kills a service that is never ready, tries three times, then gives up with 124', async () => {
    const run = await startRun({ api: 'silent', policy: { startTimeoutMs: 600 } });
    expect((await run.lastLine()).message).toMatch(
      /giving up: api .*never said that it was ready.*3 starts/,
    );
    expect((await run.exit).code).toBe(124);
    expect(run.lines.filter(({ message }) => message.startsWith('api is killed'))).toHaveLength(3);
  });

  it('ignores readiness that is announced for another incarnation', async () => {
    const run = await startRun({
      api: 'wrong-instance',
      policy: { startTimeoutMs: 4_000, startTries: 1 },
    });
    await run.line(/fake api started/);
    expect((await run.lastLine()).message).toMatch(/never said that it was ready/);
    expect((await run.exit).code).toBe(124);
  });
});

describe('the environment of a service', () => {
  it('is that of the supervisor with its own name in it, and its line goes no further', async () => {
    const run = await startRun({
      api: 'environment',
      ipc: true,
      env: {
        NODE_OPTIONS: '--max-old-space-size=300',
        ELEVENDOPS_INSTANCE: 'another',
        NODE_UNIQUE_ID: '7',
      },
    });
    const { own, inherited, instance } = (await run.line(/^environment/)) as unknown as {
      own: Record<string, string>;
      inherited: string[];
      instance: string;
    };
    await run.line(/^ready after/);
    expect(own).toMatchObject({
      NODE_OPTIONS: '--max-old-space-size=300',
      PORT: String(run.port),
      ELEVENDOPS_INSTANCE: expect.stringMatching(/^[\da-f-]{36}$/) as string,
    });
    expect(instance).toBe(own['ELEVENDOPS_INSTANCE']);
    const names = inherited.map((line) => line.split('=')[0]);
    expect(names).toContain('NODE_OPTIONS');
    expect(names.filter((name) => /^NODE_(?:CHANNEL|UNIQUE)/.test(name ?? ''))).toEqual([]);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
  });
});

describe('a stop', () => {
  it('15: is the same for every signal that asks for one', async () => {
    const signals = ['SIGINT', 'SIGHUP', 'SIGQUIT'] as const;
    for (const signal of signals) {
      const run = await startRun();
      await run.line(/^ready after/);
      run.signal(signal);
      expect(await run.exit).toEqual({ code: 0, signal: null });
      expect(run.lines.at(-1)?.message).toBe(`stopped on ${signal}`);
    }
  });

  it('drains the UI server before the API is told to stop', async () => {
    const run = await startRun({ uiServer: 'drain-ms=300' });
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    await run.exit;
    const messages = run.lines.map(({ message }) => message);
    expect(messages.indexOf('ui-server stopped')).toBeLessThan(
      messages.indexOf('fake api got SIGTERM'),
    );
  });

  it('10, 39: kills a service that ignores SIGTERM, with its grandchild, and exits 137', async () => {
    const run = await startRun({
      api: 'ignore-term grandchild',
      policy: { drainMs: { 'ui-server': 300, api: 300 } },
    });
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(137);
    expect(run.lines.map(({ message }) => message)).toContain('api had to be killed (SIGKILL)');
  });

  it('11: during the start ends what was spawned and never opens the public port', async () => {
    const run = await startRun({ api: 'silent' });
    await run.line(/fake api started/);
    await run.line(/fake ui-server started/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
    expect(run.lines.some(({ message }) => message.includes('was told listen'))).toBe(false);
  });

  it('12: during a backoff does not wait for it', async () => {
    const run = await startRun({
      api: 'exit=1',
      policy: { backoffFirstMs: 60_000, backoffMaxMs: 60_000 },
    });
    await run.line(/restart in \d{5} ms/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });

  it('14: is cut short by a second signal', async () => {
    const run = await startRun({
      uiServer: 'ignore-term',
      policy: {
        signalEchoMs: 0,
        stopBudgetMs: 60_000,
        drainMs: { 'ui-server': 60_000, api: 60_000 },
      },
    });
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    await run.line(/fake ui-server got SIGTERM/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(137);
    expect(run.lines.filter(({ message }) => message === 'stopping ui-server')).toHaveLength(1);
  });

  it('16: takes a storm of signals for one', async () => {
    const run = await startRun({ policy: { signalEchoMs: 60_000 } });
    await run.line(/^ready after/);
    for (let count = 0; count < 50; count += 1) {
      run.signal(count % 2 === 0 ? 'SIGTERM' : 'SIGINT');
    }
    expect((await run.exit).code).toBe(0);
    expect(run.lines.filter(({ message }) => message === 'stopping api')).toHaveLength(1);
  });

  it('27: records a crash during the drain, restarts nothing, and still drains the other', async () => {
    const run = await startRun({ uiServer: 'exit-on-term=7' });
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(7);
    const messages = run.lines.map(({ message }) => message);
    expect(messages).toContain('ui-server crashed while it was stopping (exit 7)');
    expect(messages).toContain('fake api got SIGTERM');
    expect(messages.filter((message) => message === 'fake ui-server started')).toHaveLength(1);
  });

  it('27: does not restart an API that dies while the UI server drains', async () => {
    const run = await startRun({
      uiServer: 'ignore-term',
      policy: { drainMs: { 'ui-server': 1_000, api: 500 } },
    });
    const { pid } = await run.line(/fake api started/);
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    await run.line(/fake ui-server got SIGTERM/);
    process.kill(Number(pid), 'SIGKILL');
    await run.line(/^api crashed while it was stopping \(SIGKILL\)/);
    expect((await run.exit).code).toBe(137);
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });
});

describe('the supervisor itself', () => {
  it.each([
    ['SIGUSR2', 'a planted exception'],
    ['SIGALRM', 'a planted rejection'],
  ] as const)(
    '44: when it fails (%s) kills the services, logs the stack and exits 70',
    async (signal, text) => {
      // Nothing but the kill can end them.
      const deaf = 'grandchild ignore-term ignore-disconnect';
      const run = await startRun({ api: deaf, uiServer: deaf });
      await run.line(/^ready after/);
      run.signal(signal);
      expect((await run.exit).code).toBe(70);
      expect(run.lines.at(-1)?.['stack_trace']).toContain(text);
    },
  );

  it('44: when it cannot even spawn, says so and exits 70', async () => {
    const run = await startRun({ env: { FAKE_EXEC_PATH: '' } });
    expect((await run.exit).code).toBe(70);
    expect(run.lines.at(-1)?.['stack_trace']).toContain('ERR_INVALID_ARG_VALUE');
  });

  it('43: leaves no services behind when it is killed', async () => {
    const run = await startRun();
    await run.line(/^ready after/);
    run.signal('SIGKILL');
    await once(run.process, 'exit');
    expect(await run.survivors()).toEqual([]);
  });
});
