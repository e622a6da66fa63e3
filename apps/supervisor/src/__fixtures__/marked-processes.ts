import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Longer than a kernel on a busy machine needs to end what was killed; a process that lives on outlasts it. */
const DYING_MS = 10_000;
const LOOK_AGAIN_MS = 10;

/** Live processes that carry a mark in their environment: no child escapes that. */
export function markedProcesses(mark: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        // A zombie has no environment any more.
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Those of them that run a program whose file has this name, and are not just about to end. */
export function runningPrograms(mark: string, file: string): number[] {
  return markedProcesses(mark).filter((pid) => {
    try {
      return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(file);
    } catch {
      return false;
    }
  });
}

/** Whether a process leads its group, as every service does; what it forks off has its command line, too, for a moment. */
export function isGroupLeader(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2] === String(pid);
  } catch {
    return false;
  }
}

/**
 * The processes that are still there when those that were killed are not: SIGKILL is only a request, and
 * nobody but the parent is told when the kernel has carried it out.
 */
export async function survivors(mark: string, withinMs = DYING_MS): Promise<number[]> {
  const untilMs = performance.now() + withinMs;
  let left = markedProcesses(mark);
  while (left.length > 0 && performance.now() < untilMs) {
    await delay(LOOK_AGAIN_MS);
    left = markedProcesses(mark);
  }
  return left;
}
