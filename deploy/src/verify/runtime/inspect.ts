// Runs here, and as text in a container: it may import nothing but what Node has.
import { readdirSync, readFileSync } from 'node:fs';

/** A process of an instance. */
export interface ProcessSeen {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Effective user. */
  readonly uid: number;
  readonly residentBytes: number;
}

/** What the kernel says of an instance. */
export interface Inspection {
  /** The first process and what descends from it. */
  readonly processes: readonly ProcessSeen[];
  /** The environment of the first process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Null where there is no such limit or figure. */
  readonly memoryLimitBytes: number | null;
  readonly memoryPeakBytes: number | null;
  readonly outOfMemoryKills: number | null;
  readonly cpus: number | null;
  readonly isRootReadOnly: boolean;
}

/** Folders in which the limits of an instance stand: cgroup 2, or one for each controller of cgroup 1. */
export interface ControlGroups {
  readonly memory: string;
  readonly cpu: string;
}

/** Looks at the processes below one, itself included. */
export function inspect(root: number, groups: readonly ControlGroups[]): Inspection {
  const processes = descendants(root, readProcesses());
  const figure = (read: (group: ControlGroups) => number | null): number | null =>
    groups.reduce<number | null>((found, group) => found ?? read(group), null);
  return {
    processes,
    environment: environmentOf(root),
    memoryLimitBytes: figure(({ memory }) =>
      limitOf(`${memory}/memory.max`, `${memory}/memory.limit_in_bytes`),
    ),
    memoryPeakBytes: figure(({ memory }) =>
      limitOf(`${memory}/memory.peak`, `${memory}/memory.max_usage_in_bytes`),
    ),
    outOfMemoryKills: figure(
      ({ memory }) =>
        word(`${memory}/memory.events`, 'oom_kill') ??
        word(`${memory}/memory.oom_control`, 'oom_kill'),
    ),
    cpus: figure(({ cpu }) => cpusOf(cpu)),
    isRootReadOnly: isRootReadOnly(root),
  };
}

function readProcesses(): ProcessSeen[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      const status = text(`/proc/${entry}/status`);
      const number = (name: string, index = 0): number =>
        Number(new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(status)?.[1]?.split(/\s+/)[index] ?? 0);
      return status === ''
        ? []
        : [
            {
              pid: Number(entry),
              parent: number('PPid'),
              command: text(`/proc/${entry}/cmdline`).replaceAll('\0', ' ').trim(),
              uid: number('Uid', 1),
              residentBytes: number('VmRSS') * 1024,
            },
          ];
    });
}

function descendants(root: number, all: readonly ProcessSeen[]): ProcessSeen[] {
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) {
    found.push(...all.filter(({ parent }) => parent === pid));
  }
  return found;
}

function environmentOf(pid: number): Record<string, string> {
  return Object.fromEntries(
    text(`/proc/${String(pid)}/environ`)
      .split('\0')
      .filter((variable) => variable.includes('='))
      .map((variable) => {
        const end = variable.indexOf('=');
        return [variable.slice(0, end), variable.slice(end + 1)];
      }),
  );
}

function isRootReadOnly(pid: number): boolean {
  const roots = text(`/proc/${String(pid)}/mountinfo`)
    .split('\n')
    .map((line) => line.split(' '))
    .filter((fields) => fields[4] === '/');
  return roots.length > 0 && roots.at(-1)?.[5]?.split(',').includes('ro') === true;
}

function limitOf(...paths: readonly string[]): number | null {
  const found = paths.map(text).find((value) => value !== '');
  const value = Number(found?.trim());
  // Without a limit cgroup 1 says the greatest number of pages, and cgroup 2 "max".
  return found === undefined || !Number.isSafeInteger(value) ? null : value;
}

function word(path: string, name: string): number | null {
  const found = new RegExp(`^${name} (\\d+)$`, 'm').exec(text(path))?.[1];
  return found === undefined ? null : Number(found);
}

function cpusOf(folder: string): number | null {
  const [quota, period] = text(`${folder}/cpu.max`).trim().split(' ').map(Number);
  const [oldQuota, oldPeriod] = ['cpu.cfs_quota_us', 'cpu.cfs_period_us'].map((file) =>
    Number(text(`${folder}/${file}`)),
  );
  const cpus = period === undefined ? Number(oldQuota) / Number(oldPeriod) : Number(quota) / period;
  return Number.isFinite(cpus) && cpus > 0 ? cpus : null;
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended, or there is no such file in this kind of cgroup.
    return '';
  }
}
