/** What of `process` it takes. */
export type Kill = (pid: number, signal: NodeJS.Signals) => unknown;

/**
 * Kills a service's whole process group. It is called while the process lives or in the very turn in
 * which its end is reported, so that the number cannot mean anybody else.
 */
export function killGroup(kill: Kill, pid: number): void {
  send(kill, -pid, 'SIGKILL');
}

/** Asks a process to stop. A frozen one (SIGSTOP) sees the request only when it is woken as well. */
export function terminate(kill: Kill, pid: number): void {
  send(kill, pid, 'SIGTERM');
  send(kill, pid, 'SIGCONT');
}

/** Nobody is there any more, or nobody whom we may end: macOS says so of a group of zombies. */
const NOT_OURS: ReadonlySet<unknown> = new Set(['ESRCH', 'EPERM']);

function send(kill: Kill, pid: number, signal: NodeJS.Signals): void {
  try {
    kill(pid, signal);
  } catch (error) {
    if (!NOT_OURS.has((error as NodeJS.ErrnoException).code)) {
      throw error;
    }
  }
}
