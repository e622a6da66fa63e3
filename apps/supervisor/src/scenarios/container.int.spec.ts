import { readlinkSync, realpathSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AS_INIT, HAS_NAMESPACES, processesBeside, UNDER_INIT } from '../__fixtures__/container.ts';
import { orphansChecked } from '../__fixtures__/orphans-checked.ts';
import type { SupervisedRun } from '../__fixtures__/supervised-run.ts';
import { count } from './checks.ts';

const { startRun } = orphansChecked();

if (!HAS_NAMESPACES) {
  process.stderr.write('SKIPPED: this machine does not let us make PID namespaces (unshare)\n');
}

describe.skipIf(!HAS_NAMESPACES)('in a container, under an init', () => {
  it('#42 nothing outlives the supervisor, not even what no signal reaches', async () => {
    const deaf = 'runaway grandchild ignore-term ignore-disconnect';
    const run = await startRun({ under: UNDER_INIT, api: deaf, uiServer: deaf });
    await run.line(/^ready after/);
    const supervisor = supervisorOf(run);
    process.kill(supervisor, 'SIGKILL');
    expect((await run.exit).code).toBe(137);
    expect(await run.survivors(1_000)).toEqual([]);
  });

  it('#40 what left the group of its service is ended at the end', async () => {
    const run = await startRun({ under: UNDER_INIT, api: 'runaway' });
    await run.line(/^ready after/);
    const supervisor = supervisorOf(run);
    process.kill(supervisor, 'SIGTERM');
    await run.line(/^a process left the group of its service .*sleep 600/);
    expect((await run.exit).code).toBe(0);
    expect(await run.survivors(1_000)).toEqual([]);
  });

  it('#45 500 orphans leave no zombie, and nobody complains of PID 1', async () => {
    const run = await startRun({ under: UNDER_INIT, api: 'orphans=500' });
    await run.line(/^orphaned/);
    await run.line(/^ready after/);
    const supervisor = supervisorOf(run);
    let beside = processesBeside(supervisor);
    while (beside.length > 4) {
      await new Promise((resolve) => setImmediate(resolve));
      beside = processesBeside(supervisor);
    }
    // The init, the supervisor and its services.
    expect(beside.map(({ state }) => state)).not.toContain('Z');
    expect(count(run, /PID 1/)).toBe(0);
    process.kill(supervisor, 'SIGTERM');
    expect((await run.exit).code).toBe(0);
  });

  it('#13 a signal before anything was loaded ends it with 143 or in order, and no child is left', async () => {
    const run = await startRun({ under: UNDER_INIT });
    while (supervisorOf(run) === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    process.kill(supervisorOf(run), 'SIGTERM');
    expect([0, 143]).toContain((await run.exit).code);
    expect(await run.survivors(1_000)).toEqual([]);
  });
});

describe.skipIf(!HAS_NAMESPACES)('in a container, as PID 1', () => {
  it('#45 says at the start that orphans are not reaped', async () => {
    const run = await startRun({ under: AS_INIT });
    await run.line(/^this is PID 1, where orphaned processes are never reaped/);
    await run.line(/^ready after/);
    const supervisor = supervisorOf(run);
    process.kill(supervisor, 'SIGTERM');
    expect((await run.exit).code).toBe(0);
    expect(await run.survivors(1_000)).toEqual([]);
  });
});

/** The supervisor itself, seen from outside the container; 0 before it runs. */
function supervisorOf(run: SupervisedRun): number {
  const node = realpathSync(process.execPath);
  return run.programs('run-supervisor.ts').find((pid) => programOf(pid) === node) ?? 0;
}

function programOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${String(pid)}/exe`);
  } catch {
    return null;
  }
}
