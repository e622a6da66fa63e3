import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  cpuMsOf,
  killMarked,
  markedProcesses,
  parseCpuMs,
  parsePss,
  processesRunning,
  pssOf,
} from './processes.ts';

describe('markedProcesses', () => {
  it('finds a process and its children by their mark, and killMarked ends them all', async () => {
    const mark = `BENCH_RUN=spec-${String(process.pid)}`;
    const [name = '', value = ''] = mark.split('=');
    const parent = spawn('sh', ['-c', 'sleep 600 & echo up; exec sleep 601'], {
      env: { PATH: process.env['PATH'], [name]: value },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(parent.stdout, 'data');
    // While a process becomes another program, its environment cannot be read.
    await expect.poll(() => markedProcesses(mark)).toHaveLength(2);
    await expect.poll(() => processesRunning(mark, '601')).toEqual([parent.pid]);
    expect(markedProcesses(`${mark}0`)).toEqual([]);
    await killMarked(mark);
    expect(markedProcesses(mark)).toEqual([]);
  });
});

describe('processesRunning', () => {
  it('finds a program behind flags for Node', async () => {
    const mark = `BENCH_RUN=flags-${String(process.pid)}`;
    const [name = '', value = ''] = mark.split('=');
    const program = join(import.meta.dirname, '__fixtures__/waits.ts');
    const child = spawn(process.execPath, ['--disable-sigusr1', program, '--flag'], {
      env: { [name]: value },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    expect(processesRunning(mark, program)).toEqual([child.pid]);
    await killMarked(mark);
  });
});

describe('pssOf', () => {
  it('is some megabytes for this process, and nothing for one that is gone', () => {
    expect(pssOf(process.pid)).toBeGreaterThan(1_000_000);
    expect(pssOf(2 ** 30)).toBe(0);
    expect(parsePss('Rss:  9 kB\nPss:    12 kB\nPss_Dirty: 3 kB\n')).toBe(12 * 1_024);
  });
});

describe('cpuMsOf', () => {
  it('is what this process has used, and nothing for one that is gone', () => {
    const { user, system } = process.cpuUsage();
    expect(Math.abs(cpuMsOf(process.pid) - (user + system) / 1_000)).toBeLessThan(100);
    expect(cpuMsOf(2 ** 30)).toBe(0);
  });

  it('reads past any name', () => {
    const stat = '7 (a) b (c)) S 1 7 7 0 -1 4194304 9 0 0 0 12 3 0 0 20 0 1';
    expect(parseCpuMs(stat)).toBe(150);
  });
});
