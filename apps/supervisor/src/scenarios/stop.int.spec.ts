import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import { count, pidOf, stopsInOrder } from './checks.ts';

const { startRun } = orphansChecked();

describe('a stop', () => {
  it.each(['SIGINT', 'SIGHUP', 'SIGQUIT'] as const)('#15 is what %s asks for', (signal) =>
    stopsInOrder(startRun, signal),
  );

  it('#15 is not what SIGUSR1, SIGUSR2 and SIGALRM ask for: they mean nothing', async () => {
    const run = await startRun();
    const api = await run.line(/fake api started/);
    await run.line(/^ready after/);
    process.kill(pidOf(api), 'SIGUSR1');
    for (const signal of ['SIGUSR1', 'SIGUSR2', 'SIGALRM'] as const) {
      run.signal(signal);
      await run.line(new RegExp(`^${signal} means nothing`));
    }
    await run.serves();
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
    // Neither the supervisor nor the service has opened one.
    expect(run.stderr()).not.toContain('Debugger');
    expect(count(run, /Debugger/)).toBe(0);
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

  it('#10, #39 kills a service that ignores SIGTERM, with its grandchild, and exits 137', async () => {
    const run = await startRun({
      api: 'ignore-term grandchild',
      policy: { drainMs: { 'ui-server': 300, api: 300 } },
    });
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(137);
    expect(run.lines.map(({ message }) => message)).toContain('api had to be killed (SIGKILL)');
  });

  it('#11 during the start ends what was spawned and never opens the public port', async () => {
    const run = await startRun({ api: 'silent' });
    await run.line(/fake api started/);
    await run.line(/fake ui-server started/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
    expect(run.lines.some(({ message }) => message.includes('was told listen'))).toBe(false);
  });

  it('#12 during a backoff does not wait for it', async () => {
    const run = await startRun({
      api: 'exit=1',
      policy: { backoffFirstMs: 60_000, backoffMaxMs: 60_000 },
    });
    await run.line(/restart in \d{5} ms/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });

  it('#14 is cut short by a second signal', async () => {
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

  it('#16 takes a storm of signals for one', async () => {
    const run = await startRun({ policy: { signalEchoMs: 60_000 } });
    await run.line(/^ready after/);
    for (let count = 0; count < 50; count += 1) {
      run.signal(count % 2 === 0 ? 'SIGTERM' : 'SIGINT');
    }
    expect((await run.exit).code).toBe(0);
    expect(run.lines.filter(({ message }) => message === 'stopping api')).toHaveLength(1);
  });

  it('#27 records a crash during the drain, restarts nothing, and still drains the other', async () => {
    const run = await startRun({ uiServer: 'exit-on-term=7' });
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(7);
    const messages = run.lines.map(({ message }) => message);
    expect(messages).toContain('ui-server crashed while it was stopping (exit 7)');
    expect(messages).toContain('fake api got SIGTERM');
    expect(messages.filter((message) => message === 'fake ui-server started')).toHaveLength(1);
  });

  it('#27 does not restart an API that dies while the UI server drains', async () => {
    const run = await startRun({
      uiServer: 'ignore-term',
      policy: { signalEchoMs: 0, drainMs: { 'ui-server': 60_000, api: 500 } },
    });
    const { pid } = await run.line(/fake api started/);
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    await run.line(/fake ui-server got SIGTERM/);
    process.kill(Number(pid), 'SIGKILL');
    await run.line(/^api crashed while it was stopping \(SIGKILL\)/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(137);
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });

  it('#27 calls a drain that was cut short what it is, not a crash', async () => {
    const run = await startRun({ uiServer: 'exit-on-term=1' });
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(1);
    expect(count(run, /^ui-server stopped, but had to cut connections/)).toBe(1);
    expect(count(run, /crash/)).toBe(0);
  });
});

describe('the first moments', () => {
  const MAIN = `${import.meta.dirname}/../main.ts`;

  it('#13 know no child yet when a signal ends them', async () => {
    const run = await startRun({ program: MAIN });
    run.signal('SIGTERM');
    expect(await run.exit).toEqual({ code: null, signal: 'SIGTERM' });
    expect(run.processes()).toEqual([]);
  });

  it('#13 end in an orderly way as soon as anything has been loaded', async () => {
    const run = await startRun({
      program: MAIN,
      env: { NODE_OPTIONS: '--max-old-space-size=200' },
    });
    // Node catches SIGTERM itself until we do; SIGQUIT is the last of ours.
    while (!catches(run.pid, 'SIGQUIT')) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(run.processes()).toEqual([run.pid]);
    run.signal('SIGTERM');
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.lines.map(({ message }) => message)).toEqual(['stopped on SIGTERM']);
    expect(run.processes()).toEqual([]);
  });
});

/** Whether a process has a handler for a signal. */
function catches(pid: number, signal: NodeJS.Signals): boolean {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const caught = BigInt(`0x${/^SigCgt:\s*(\w+)$/m.exec(status)?.[1] ?? '0'}`);
  return ((caught >> BigInt(constants.signals[signal] - 1)) & 1n) === 1n;
}
