import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';

const { startRun } = orphansChecked();

/** In these runs a service counts as stable at once. */
const STABLE_AT_ONCE = { stableAfterMs: 0 };

describe('a restart', () => {
  it('2, 23: follows a killed API at once, and the UI server is told meanwhile', async () => {
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

  it('3: of the UI server leaves the API alone and opens the port again', async () => {
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

  it('4: follows an exit with 0 that nobody asked for, too', async () => {
    const run = await startRun({ api: 'exit=0', policy: { backoffFirstMs: 1 } });
    await run.line(/^api ended \(exit 0 \(unexpected\)\): restart/);
    expect((await run.lastLine()).message).toMatch(
      /giving up: api ended \(exit 0 \(unexpected\)\)/,
    );
    expect((await run.exit).code).toBe(1);
  });

  it('5: does not follow an exit for a wrong configuration; the code is passed on', async () => {
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

  it('19: does not follow a program that is not there or may not be run', async () => {
    const missing = await startRun({ env: { FAKE_EXEC_PATH: '/nowhere/node' } });
    expect((await missing.lastLine()).message).toMatch(/could not be started: ENOENT/);
    expect((await missing.exit).code).toBe(127);
    const forbidden = await startRun({ env: { FAKE_EXEC_PATH: '/proc/version' } });
    expect((await forbidden.lastLine()).message).toMatch(/could not be started: EACCES/);
    expect((await forbidden.exit).code).toBe(126);
  });

  it('21: of a service that crashes on and on comes later each time, then no more', async () => {
    const run = await startRun({ api: 'crash-once-ready', policy: { probePeriodMs: 50 } });
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

  it('39: kills what the ended process left in its group first', async () => {
    const run = await startRun({ api: 'grandchild' });
    const first = await run.line(/fake api started/);
    const { grandchild } = await run.line(/^grandchild/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(first['pid']), 'SIGKILL');
    await run.line(/^api is ready/, ready);
    expect(run.processes()).not.toContain(grandchild);
  });
});

describe('the watchdog', () => {
  const IMPATIENT = { probePeriodMs: 150, probeTimeoutMs: 300, hungGraceMs: 300 };

  it('6: tells that a frozen API is away, ends it and starts another', async () => {
    const run = await startRun({ policy: IMPATIENT });
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(pid), 'SIGSTOP');
    const unhealthy = await run.line(/^api does not answer/, ready);
    await run.line(/was told api-state away/, ready);
    await run.line(/^api hangs/, unhealthy);
    await run.line(/^api is ready/, unhealthy);
    expect(run.processes()).not.toContain(pid);
  });

  it('7: kills an API whose event loop is blocked', async () => {
    const run = await startRun({ policy: IMPATIENT });
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    void fetch(`http://127.0.0.1:${String(run.apiPort)}/block`).catch(() => undefined);
    await run.line(/^api ended \(it hung\)/, ready);
    await run.line(/^api is ready/, ready);
    expect(run.processes()).not.toContain(pid);
  });

  it('7: watches the UI server as well', async () => {
    const run = await startRun({ policy: IMPATIENT });
    const { pid } = await run.line(/fake ui-server started/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(pid), 'SIGSTOP');
    await run.line(/^ui-server hangs/, ready);
    await run.line(/^ui-server is ready/, ready);
    expect(run.lines.filter(({ message }) => message === 'fake api started')).toHaveLength(1);
  });
});
