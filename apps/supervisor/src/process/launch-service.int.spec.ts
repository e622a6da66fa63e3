import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { End } from '../machine/end.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { launchService } from './launch-service.ts';
import { spawnService } from './spawn-service.ts';
import type { LaunchedService } from './world.ts';

/** Runs a shell command as a service; resolves once it has ended. */
async function run(
  command: string,
  execPath = '/bin/sh',
): Promise<{ readonly end: End; readonly launched: LaunchedService; readonly signals: string[] }> {
  const signals: string[] = [];
  let launched: LaunchedService | undefined;
  const end = await new Promise<End>((resolve) => {
    const spawned = spawnService({
      execPath,
      execArgs: [],
      program: `${import.meta.dirname}/../__fixtures__/end.sh`,
      env: { COMMAND: command },
      instance: 'this-one',
    });
    launched = launchService(
      spawned,
      {
        clock: SYSTEM_CLOCK,
        kill: (pid, signal) => signals.push(`${signal} ${pid < 0 ? 'group' : 'process'}`),
        pipeLog: async (source) => {
          source.resume();
          await once(source, 'close');
        },
        pipeDrainMs: 50,
        cutOffMs: 50,
      },
      { onMessage: () => undefined, onCutOff: () => undefined, onEnd: resolve },
    );
  });
  if (launched === undefined) {
    throw new Error('nothing was launched');
  }
  return { end, launched, signals };
}

describe('launchService', () => {
  it('#46 sends nothing to the number of a process that has ended, but for its group', async () => {
    const { launched, signals } = await run('exit 0');
    launched.terminate();
    expect(signals).toEqual([]);
    launched.killGroup();
    expect(signals).toEqual(['SIGKILL group']);
  });

  it('#19, #20 tells every way in which a process cannot be started as its end', async () => {
    const { end, launched } = await run('', '/nowhere/node');
    expect(end).toEqual({ kind: 'spawn-error', errno: 'ENOENT' });
    await launched.logged;
    // E2BIG is one of those that Node throws instead of reporting.
    const tooBig = await run('x'.repeat(4_000_000));
    expect(tooBig.end).toEqual({ kind: 'spawn-error', errno: 'E2BIG' });
    tooBig.launched.terminate();
    tooBig.launched.killGroup();
    expect(tooBig.signals).toEqual([]);
  });

  it('#54 tells each of the 256 exit codes', async () => {
    const codes = Array.from({ length: 256 }, (_, code) => code);
    const runs = await Promise.all(codes.map((code) => run(`exit ${String(code)}`)));
    expect(runs.map(({ end }) => end)).toEqual(codes.map((code) => ({ kind: 'exit', code })));
  });

  it('#54 tells each of 15 signals', async () => {
    const signals = (
      'SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 ' +
      'SIGPIPE SIGALRM SIGTERM'
    ).split(' ');
    const runs = await Promise.all(signals.map((signal) => run(`kill -${signal.slice(3)} $$`)));
    expect(runs.map(({ end }) => end)).toEqual(
      signals.map((signal) => ({ kind: 'signal', signal })),
    );
  });
});
