import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { findEscapees, isContainer } from './escapees.ts';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
  }
});

async function startSleep(env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn('sleep', ['600'], { env, detached: true, stdio: 'ignore' });
  children.push(child);
  await once(child, 'spawn');
  return child.pid ?? 0;
}

describe('findEscapees', () => {
  it('#40 finds what carries the mark, unless its group is one of those that are killed', async () => {
    const mark = `SPEC_MARK=${randomUUID()}`;
    const [name = '', value = ''] = mark.split('=');
    const first = await startSleep({ [name]: `${value}-1`, PATH: process.env['PATH'] });
    const second = await startSleep({ PATH: process.env['PATH'], [name]: `${value}-2` });
    await startSleep({ PATH: process.env['PATH'], OTHER: mark });
    const found = findEscapees({ mark, groups: new Set() });
    expect(found.map(({ pid }) => pid).sort()).toEqual([first, second].sort());
    expect(found[0]?.command).toBe('sleep 600');
    expect(findEscapees({ mark, groups: new Set([first]) }).map(({ pid }) => pid)).toEqual([
      second,
    ]);
  });
});

describe('isContainer', () => {
  it('is not where somebody else started us', () => {
    expect(isContainer({ pid: 4711, ppid: 4710 })).toBe(false);
  });
});
