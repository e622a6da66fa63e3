import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { markedProcesses, survivors } from '../__fixtures__/marked-processes.ts';
import { createGuardian } from './guardian.ts';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
  }
});

/** A guardian of a run of its own, and the mark that only its own process carries. */
function guard(run: string, env: Readonly<Record<string, string>> = {}) {
  const mark = `GUARDIAN=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const guardian = createGuardian({
    env: { PATH: process.env['PATH'], [name]: value, ...env },
    run,
    graceMs: 100,
  });
  return { guardian, mark };
}

async function startSleep(instance: string): Promise<ChildProcess> {
  const child = spawn('sleep', ['600'], {
    env: { PATH: process.env['PATH'], ELEVENDOPS_INSTANCE: instance },
    stdio: 'ignore',
  });
  children.push(child);
  await once(child, 'spawn');
  return child;
}

describe('createGuardian', () => {
  it('#43 spares what is left when it is dismissed, and goes', async () => {
    const run = randomUUID();
    const ours = await startSleep(`${run}-1`);
    const { guardian, mark } = guard(run);
    guardian.begin();
    guardian.begin();
    await expect.poll(() => markedProcesses(mark)).toHaveLength(1);
    guardian.dismiss();
    expect(await survivors(mark)).toEqual([]);
    expect(ours.exitCode ?? ours.signalCode).toBeNull();
  });

  it('#43 ends what carries the name of the run, and of no other, when its pipe just ends', async () => {
    const run = randomUUID();
    const ours = await startSleep(`${run}-12`);
    const theirs = await startSleep(`${randomUUID()}-12`);
    const ended = once(ours, 'exit');
    // Its supervisor is a process that starts it and is gone.
    const { mark } = await guardOfTheKilled(run);
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(await survivors(mark)).toEqual([]);
    expect(theirs.exitCode ?? theirs.signalCode).toBeNull();
  });

  it('does without when it cannot be started, and then there is nothing to dismiss', () => {
    // E2BIG is one of the failures that Node throws.
    const { guardian } = guard(randomUUID(), { BIG: 'x'.repeat(4_000_000) });
    expect(() => {
      guardian.begin();
      guardian.dismiss();
    }).not.toThrow();
  });
});

/** Starts a process that begins to guard, and kills it. */
async function guardOfTheKilled(run: string): Promise<{ readonly mark: string }> {
  const mark = `GUARDIAN=${randomUUID()}`;
  const program = `
    const { createGuardian } = await import(${JSON.stringify(`${import.meta.dirname}/guardian.ts`)});
    createGuardian({ env: process.env, run: ${JSON.stringify(run)}, graceMs: 100 }).begin();
    console.log('guarded');
    setInterval(() => undefined, 1_000);`;
  const [name = '', value = ''] = mark.split('=');
  const supervisor = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { PATH: process.env['PATH'], [name]: value },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(supervisor);
  await once(supervisor.stdout, 'data');
  supervisor.kill('SIGKILL');
  await once(supervisor, 'exit');
  return { mark };
}
