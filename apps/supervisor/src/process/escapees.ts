import { commandOf, linkOfProc, processIds, readProc } from './proc-files.ts';

/** A process that a service started and that left the service's group, so that the group's end spares it. */
export interface Escapee {
  readonly pid: number;
  readonly command: string;
}

/** How to tell the processes of this supervisor from others. */
export interface EscapeeSearch {
  /** `NAME=value` that begins a variable in the environment of every process of ours, and of no other. */
  readonly mark: string;
  /** The groups that are killed as a whole. */
  readonly groups: ReadonlySet<number>;
}

/** The inode of the first PID namespace, the same in every Linux kernel (`PROC_PID_INIT_INO`). */
const FIRST_PID_NAMESPACE = 'pid:[4026531836]';

/** The processes that carry the mark and are in none of the groups. Whoever changes its environment is not found. */
export function findEscapees({ mark, groups }: EscapeeSearch): Escapee[] {
  return processIds()
    .filter((pid) => pid !== String(process.pid) && carries(pid, mark))
    .filter((pid) => hasLeft(groups, pid))
    .map((pid) => ({ pid: Number(pid), command: commandOf(pid) }));
}

/** Whether everything around this process ends with it: it is PID 1 of a container, or the child of it. */
export function isContainer(process: Pick<NodeJS.Process, 'pid' | 'ppid'>): boolean {
  const namespace = linkOfProc('/proc/self/ns/pid');
  const isOwn = namespace !== '' && namespace !== FIRST_PID_NAMESPACE;
  return isOwn && (process.pid === 1 || process.ppid === 1);
}

function carries(pid: string, mark: string): boolean {
  const environ = readProc(`/proc/${pid}/environ`);
  return environ.startsWith(mark) || environ.includes(`\0${mark}`);
}

/** What has ended meanwhile has not left. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function hasLeft(groups: ReadonlySet<number>, pid: string): boolean {
  const stat = readProc(`/proc/${pid}/stat`);
  const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return group !== undefined && !groups.has(Number(group));
}
