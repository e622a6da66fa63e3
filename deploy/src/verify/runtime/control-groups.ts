import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import type { ServiceContract } from '../contract.ts';
import type { ControlGroups } from './inspect.ts';

/** Groups of processes that the kernel limits. */
export interface LimitedGroups {
  /** None when the limits cannot be set. */
  readonly folders: readonly ControlGroups[];
  /** Why they cannot; null when they are. */
  readonly reason: string | null;
  /** Ends what is left in them, and removes them. */
  remove(): void;
}

const MOUNT = '/sys/fs/cgroup';
const PERIOD_US = 100_000;
let count = 0;

/** Makes groups with the memory and the processors of the contract, where this process may. */
export function createControlGroups({
  cpus,
  memoryBytes,
}: Pick<ServiceContract, 'cpus' | 'memoryBytes'>): LimitedGroups {
  count += 1;
  const name = `elevendops-verify-${String(process.pid)}-${String(count)}`;
  const isVersion2 = existsSync(`${MOUNT}/cgroup.controllers`);
  const quota = String(Math.round(cpus * PERIOD_US));
  const folders = isVersion2
    ? { memory: `${MOUNT}/${name}`, cpu: `${MOUNT}/${name}` }
    : { memory: `${MOUNT}/memory/${name}`, cpu: `${MOUNT}/cpu/${name}` };
  const remove = (): void => {
    for (const folder of new Set(Object.values(folders))) {
      removeGroup(folder);
    }
  };
  try {
    for (const folder of new Set(Object.values(folders))) {
      mkdirSync(folder);
    }
    if (isVersion2) {
      writeFileSync(`${folders.memory}/memory.max`, String(memoryBytes));
      writeFileSync(`${folders.cpu}/cpu.max`, `${quota} ${String(PERIOD_US)}`);
    } else {
      writeFileSync(`${folders.memory}/memory.limit_in_bytes`, String(memoryBytes));
      writeFileSync(`${folders.cpu}/cpu.cfs_quota_us`, quota);
    }
    return { folders: [folders], reason: null, remove };
  } catch (error) {
    remove();
    const { message } = error as Error;
    return { folders: [], reason: `the kernel's limits cannot be set: ${message}`, remove };
  }
}

function removeGroup(folder: string): void {
  if (!existsSync(folder)) {
    return;
  }
  // A group with processes cannot be removed; whoever ended them may still be waiting for the kernel.
  for (let tries = 0; tries < 50; tries += 1) {
    for (const pid of readFileSync(`${folder}/cgroup.procs`, 'utf8').split('\n')) {
      if (pid !== '') {
        end(Number(pid));
      }
    }
    try {
      rmdirSync(folder);
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended since the list was read.
  }
}
