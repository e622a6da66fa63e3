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
