import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LONGEST_COMMAND = 80;

/** The numbers of all processes that can be seen. */
export function processIds(): string[] {
  return listProc('/proc').filter((entry) => /^\d+$/.test(entry));
}

/** The command line of a process, for people. */
export function commandOf(pid: string): string {
  const line = readProc(`/proc/${pid}/cmdline`);
  return line.split('\0').join(' ').trim().slice(0, LONGEST_COMMAND);
}

/** What a file under `/proc` says; nothing when it cannot be read. */
export function readProc(file: string): string {
  return orElse(() => readFileSync(file, 'utf8'), '');
}

/** What is in a folder under `/proc`; nothing when it cannot be read. */
export function listProc(folder: string): string[] {
  return orElse(() => readdirSync(folder), []);
}

/** Where a link under `/proc` leads; nowhere when it cannot be read. */
export function linkOfProc(link: string): string {
  return orElse(() => readlinkSync(link), '');
}

// Processes come and go, not all may be looked into, and not every system has this.
function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
