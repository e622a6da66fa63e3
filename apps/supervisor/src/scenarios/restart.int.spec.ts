import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import { asked, count, pidOf, restartsTheKilled } from './checks.ts';

const { startRun } = orphansChecked();

/** In these runs a service counts as stable at once. */
const STABLE_AT_ONCE = { stableAfterMs: 0 };

describe('a restart', () => {
  it('#02, #23 follows a killed API at once, and the UI server is told meanwhile', async () => {
    const run = await startRun({ policy: STABLE_AT_ONCE });
    const first = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(first['pid']), 'SIGKILL');
    await run.line(/was told api-state away/, ready);
    const ended = await run.line(/^api ended \(SIGKILL\): restart in 0 ms/, ready);
    expect(ended).toMatchObject({ restarts: 1 });
    const second = await run.line(/fake api started/, ready);
    expect(second['instance']).not.toBe(first['instance']);
    await run.line(/was told api-state ready/, second);
    const answer = await fetch(`http://127.0.0.1:${String(run.port)}/api/health`);
    expect(answer.status).toBe(200);
    expect(run.lines.filter(({ message }) => message === 'fake ui-server started')).toHaveLength(1);
  });

  it('#02 does not wait for a probe to tell', () => restartsTheKilled(startRun));

  it('#02 begins within 50 ms of the end', async () => {
    const run = await startRun({ policy: STABLE_AT_ONCE });
    let ready = await run.line(/^ready after/);
    const delaysMs: number[] = [];
    for (let kill = 0; kill < 3; kill += 1) {
      const [pid = 0] = run.programs('fake-api.ts');
      const killedMs = Date.now();
      process.kill(pid, 'SIGKILL');
      const ended = await run.line(/^api ended \(SIGKILL\)/, ready);
      delaysMs.push(Date.parse(String(ended['time'])) - killedMs);
      ready = await run.line(/^api is ready/, ended);
    }
    // The machine may be busy with other things; not each of the three times.
    expect(Math.min(...delaysMs)).toBeLessThan(50);
  });

  it('#03 of the UI server leaves the API alone and opens the port again', async () => {
    const run = await startRun();
    const first = await run.line(/fake ui-server started/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(first['pid']), 'SIGKILL');
    await run.line(/was told api-state ready/, ready);
    await run.line(/^ui-server is ready/, ready);
    const answer = await fetch(`http://127.0.0.1:${String(run.port)}/`);
    expect(await answer.text()).toBe('page');
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });

  it('#04 follows an exit with 0 that nobody asked for, too', async () => {
    const run = await startRun({ api: 'exit=0', policy: { backoffFirstMs: 1 } });
    await run.line(/^api ended \(exit 0 \(unexpected\)\): restart/);
    expect((await run.lastLine()).message).toMatch(
      /giving up: api ended \(exit 0 \(unexpected\)\)/,
    );
    expect((await run.exit).code).toBe(1);
  });

  it('#05 does not follow an exit for a wrong configuration; the code is passed on', async () => {
    const run = await startRun({ uiServer: 'exit=78' });
    expect((await run.lastLine()).message).toMatch(
      /ui-server ended \(exit 78\); its configuration is wrong/,
    );
    expect((await run.exit).code).toBe(78);
    expect(run.lines.filter(({ message }) => message === 'fake ui-server started')).toHaveLength(1);
    expect(run.lines.map(({ message }) => message)).toContain('api stopped');
  });

  it('ends with the words of the service that was given up on, but not with its secrets', async () => {
    const run = await startRun({
      api: 'complain',
      policy: { backoffFirstMs: 1 },
      env: { ELEVENLABS_API_KEY: 'sk_only-for-the-cloud' },
    });
    const { message } = await run.lastLine();
    expect(message).toBe(
      'giving up: api ended (exit 1), after 3 starts. ' +
        'It said: Error: The data file is not a database (key [redacted]); move it away.',
    );
    expect((await run.exit).code).toBe(1);
  });

  it('#19 does not follow a program that is not there or may not be run', async () => {
    const missing = await startRun({ env: { FAKE_EXEC_PATH: '/nowhere/node' } });
    expect((await missing.lastLine()).message).toMatch(/could not be started: ENOENT/);
    expect((await missing.exit).code).toBe(127);
    const forbidden = await startRun({ env: { FAKE_EXEC_PATH: '/proc/version' } });
    expect((await forbidden.lastLine()).message).toMatch(/could not be started: EACCES/);
    expect((await forbidden.exit).code).toBe(126);
  });

  it('#21 of a service that crashes on and on comes later each time, then no more', async () => {
    const run = await startRun({
      api: 'crash-once-ready',
      policy: { probePeriodMs: 50, backoffFirstMs: 40 },
    });
    const { message } = await run.lastLine();
    expect(message).toMatch(/giving up: api ended \(exit 3\), after 6 starts/);
    expect((await run.exit).code).toBe(3);
    const delays = run.lines
      .map((line) => line['delay_ms'])
      .filter((delay) => typeof delay === 'number');
    expect(delays).toHaveLength(5);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(run.lines.filter((line) => line.message === 'fake api started')).toHaveLength(6);
  });

  it('#20 is tried again and again while the machine lacks the resources for it', async () => {
    const run = await startRun({ policy: { stableAfterMs: 0, backoffFirstMs: 300 } });
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    // No more files than it has: neither pipes for a service nor a socket for a probe.
    limitFiles(run.pid, 1);
    process.kill(Number(pid), 'SIGKILL');
    const failed = await run.line(/^api ended \(could not be started: EMFILE\): restart in/, ready);
    limitFiles(run.pid, 1_024);
    expect(failed).toMatchObject({ restarts: 2 });
    await run.line(/^api is ready/, failed);
    // The UI server could not be probed either, which says nothing about it.
    expect(count(run, /^ui-server (?:does not|hangs|ended)/)).toBe(0);
  });

  it('#22 follows each of many crashes that are far enough apart', async () => {
    const run = await startRun({
      api: 'live-ms=500',
      policy: { restartLimit: 1, restartWindowMs: 400, stableAfterMs: 0, probePeriodMs: 60_000 },
    });
    let line = await run.line(/^ready after/);
    for (let crash = 0; crash < 4; crash += 1) {
      line = await run.line(/^api ended \(exit 4\): restart in 0 ms/, line);
    }
    await run.line(/^api is ready/, line);
    run.signal('SIGTERM');
    await run.exit;
  });

  it('#24 of both after both ended at once is one incident, and the API comes first', async () => {
    const run = await startRun({ policy: { stableAfterMs: 0 } });
    const pids = [
      pidOf(await run.line(/fake ui-server started/)),
      pidOf(await run.line(/fake api started/)),
    ];
    const ready = await run.line(/^ready after/);
    run.signal('SIGSTOP');
    for (const pid of pids) {
      process.kill(pid, 'SIGKILL');
    }
    while (!pids.every(isZombie)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    run.signal('SIGCONT');
    const incident = await run.line(
      /^api and ui-server ended together \(SIGKILL, SIGKILL\)/,
      ready,
    );
    await run.line(/^ui-server is ready/, incident);
    const order = run.lines.map(({ message }) => message).filter((text) => / ended /.test(text));
    expect(order.map((text) => text.replace(/ ended.*/, ''))).toEqual([
      'api and ui-server',
      'api',
      'ui-server',
    ]);
  });

  it('#47 follows the end of a service that had closed its output', async () => {
    const run = await startRun({ api: 'close-output' });
    const ready = await run.line(/^ready after/);
    await asked(run.apiPort, 1);
    const [pid = 0] = run.programs('fake-api.ts');
    process.kill(pid, 'SIGKILL');
    await run.line(/^api ended \(SIGKILL\)/, ready);
    await run.line(/^api is ready/, ready);
  });
});

function limitFiles(pid: number, limit: number): void {
  execFileSync('prlimit', ['--pid', String(pid), `--nofile=${String(limit)}:`]);
}

/** Whether it has ended with all its threads, and waits to be reaped. */
function isZombie(pid: number): boolean {
  return (
    readdirSync(`/proc/${String(pid)}/task`).length === 1 &&
    /^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))
  );
}
