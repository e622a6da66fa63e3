import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import { count, endsGrandchildren, pidOf } from './checks.ts';

const { startRun } = orphansChecked();

describe('the supervisor itself', () => {
  it.each([
    ['SIGWINCH', 'a planted exception'],
    ['SIGURG', 'a planted rejection'],
  ] as const)(
    '#44 when it fails (%s) kills the services, logs the stack and exits 70',
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

  it('#44 when it cannot even spawn, says so and exits 70', async () => {
    const run = await startRun({ env: { FAKE_EXEC_PATH: '' } });
    expect((await run.exit).code).toBe(70);
    expect(run.lines.at(-1)?.['stack_trace']).toContain('ERR_INVALID_ARG_VALUE');
  });

  it('#43 leaves no services behind when it is killed', async () => {
    const run = await startRun();
    await run.line(/^ready after/);
    run.signal('SIGKILL');
    await once(run.process, 'exit');
    expect(await run.survivors()).toEqual([]);
  });

  it('#43 leaves not even services that cannot notice: blocked, frozen, deaf, with grandchildren', async () => {
    const deaf = 'grandchild ignore-term ignore-disconnect';
    const run = await startRun({ api: deaf, uiServer: deaf, policy: { orphanGraceMs: 300 } });
    const { pid } = await run.line(/fake ui-server started/);
    await run.line(/^ready after/);
    process.kill(Number(pid), 'SIGSTOP');
    void fetch(`http://127.0.0.1:${String(run.apiPort)}/block`).catch(() => undefined);
    run.signal('SIGKILL');
    await once(run.process, 'exit');
    expect(await run.survivors()).toEqual([]);
  });
});

describe('what services start', () => {
  it('#39 ends with the service, before another is started', () => endsGrandchildren(startRun));

  it('#40 is told of when it leaves the group of the service', async () => {
    const run = await startRun({ api: 'runaway' });
    const { pid } = await run.line(/fake api started/);
    const { runaway } = await run.line(/^runaway/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(pid), 'SIGKILL');
    const warning = await run.line(/^a process left the group of its service/, ready);
    expect(warning).toMatchObject({ severity: 'WARNING', escapee: runaway });
    expect(warning.message).toContain('sleep 600');
    // The next incarnation has one as well, which is known then.
    await run.line(/^api is ready/, ready);
    run.signal('SIGTERM');
    expect((await run.exit).code).toBe(0);
    // Outside a container nothing but the group is ours to end.
    expect(run.processes()).toContain(runaway);
    for (const line of run.lines.filter(({ message }) => message === 'runaway')) {
      process.kill(pidOf(line, 'runaway'), 'SIGKILL');
    }
  });

  it('#41 does not hold up a restart, nor a stop, by holding the output of what ended', async () => {
    const run = await startRun({ api: 'hold-output', policy: { stableAfterMs: 0 } });
    const { pid } = await run.line(/fake api started/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(pid), 'SIGKILL');
    const ended = await run.line(/^api ended \(SIGKILL\)/, ready);
    // Who waited for the output would wait for ten minutes.
    await run.line(/^api is ready/, ended);
    run.signal('SIGTERM');
    await run.ended();
    expect(run.process.exitCode).toBe(0);
    for (const one of run.processes()) {
      process.kill(one, 'SIGKILL');
    }
  });

  it('#18 cannot keep the port of the service from its next incarnation', async () => {
    const run = await startRun({ api: 'hold-port count-twins', policy: { stableAfterMs: 0 } });
    const { pid } = await run.line(/fake api started/);
    const { holder } = await run.line(/^somebody else holds the port/);
    const ready = await run.line(/^ready after/);
    process.kill(Number(pid), 'SIGKILL');
    await run.line(/^api is ready/, ready);
    expect(run.processes()).not.toContain(holder);
    expect(count(run, /fake api started/)).toBe(2);
    expect(count(run, /a twin lives/)).toBe(0);
  });
});
