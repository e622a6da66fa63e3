import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

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
const LONGEST_COMMAND = 80;

/** The processes that carry the mark and are in none of the groups. Whoever changes its environment is not found. */
export function findEscapees({ mark, groups }: EscapeeSearch): Escapee[] {
  return readOr([], () => readdirSync('/proc'))
    .filter((entry) => /^\d+$/.test(entry) && entry !== String(process.pid))
    .filter((pid) => carries(pid, mark))
    .filter((pid) => !groups.has(groupOf(pid)))
    .map((pid) => ({ pid: Number(pid), command: commandOf(pid) }));
}

/** Whether everything around this process ends with it: it is PID 1 of a container, or the child of it. */
export function isContainer(process: Pick<NodeJS.Process, 'pid' | 'ppid'>): boolean {
  const namespace = readOr(FIRST_PID_NAMESPACE, () => readlinkSync('/proc/self/ns/pid'));
  return namespace !== FIRST_PID_NAMESPACE && (process.pid === 1 || process.ppid === 1);
}

function carries(pid: string, mark: string): boolean {
  const environ = readOr('', () => readFileSync(`/proc/${pid}/environ`, 'utf8'));
  return environ.startsWith(mark) || environ.includes(`\0${mark}`);
}

/** 0 when it has just ended. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function groupOf(pid: string): number {
  const stat = readOr('', () => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(group ?? 0);
}

function commandOf(pid: string): string {
  const line = readOr('', () => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  return line.split('\0').join(' ').trim().slice(0, LONGEST_COMMAND);
}

// Processes come and go, and not all may be read.
function readOr<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
