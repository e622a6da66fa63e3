import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A PID namespace of its own, as a container has, with what follows as PID 1. */
const NAMESPACE = ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--mount-proc'];
/** What stands in for an init where there is none: a shell that reaps orphans and ends with its child. */
const SHELL_AS_INIT = ['bash', '-c', '"$@" & wait $!; exit $?', 'init'];

/** The command that runs what follows as the child of an init, in a PID namespace of its own. */
export const UNDER_INIT = [
  ...NAMESPACE,
  ...(runs(['tini', '--version']) ? ['tini', '--'] : SHELL_AS_INIT),
];

/** The command that runs what follows as PID 1. */
export const AS_INIT = NAMESPACE;

/** Whether this machine lets us make such namespaces. */
export const HAS_NAMESPACES = runs([...NAMESPACE, 'true']);

/** The processes in the namespace of another process, zombies included, as seen from here. */
export function processesBeside(pid: number): { readonly pid: number; readonly state: string }[] {
  const namespace = namespaceOf(pid);
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((other) => namespace !== null && namespaceOf(other) === namespace)
    .map((other) => ({ pid: other, state: stateOf(other) }));
}

function namespaceOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${String(pid)}/ns/pid`);
  } catch {
    return null;
  }
}

function stateOf(pid: number): string {
  try {
    return /^State:\s+(\w)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

function runs([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
