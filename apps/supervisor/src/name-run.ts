/**
 * The name of a supervisor's run, which no other has: its process id and the time since boot. A random name
 * would take `node:crypto`, 5 ms of the cold start.
 */
export function nameRun({ pid, hrtime }: Pick<NodeJS.Process, 'pid' | 'hrtime'>): string {
  return `${String(pid)}-${hrtime.bigint().toString(36)}`;
}
