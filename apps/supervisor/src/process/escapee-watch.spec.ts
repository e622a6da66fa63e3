import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../logs/log-entry.ts';
import { createEscapeeWatch } from './escapee-watch.ts';

function createWatch(mayEnd: boolean) {
  const entries: (LogEntry | null)[] = [];
  const killed: number[] = [];
  const found = [{ pid: 7, command: 'sleep 600' }];
  const watch = createEscapeeWatch({
    find: () => found,
    kill(pid) {
      killed.push(pid);
      if (pid === 8) {
        throw new Error('ESRCH');
      }
    },
    mayEnd,
    log: (entry) => entries.push(entry),
  });
  return { watch, entries, killed, found };
}

describe('createEscapeeWatch', () => {
  it('#40 tells of each process once', () => {
    const { watch, entries, found } = createWatch(false);
    watch.report();
    watch.report();
    found.push({ pid: 8, command: 'sh' });
    watch.report();
    expect(entries.map((entry) => entry?.fields?.['escapee'])).toEqual([7, 8]);
  });

  it('#40 ends them only where nobody else can be meant', () => {
    const outside = createWatch(false);
    outside.watch.end();
    expect(outside.killed).toEqual([]);
    const inside = createWatch(true);
    inside.found.push({ pid: 8, command: 'gone by now' }, { pid: 9, command: 'sh' });
    inside.watch.end();
    expect(inside.killed).toEqual([7, 8, 9]);
  });
});
