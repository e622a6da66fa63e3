import { readdirSync, readFileSync } from 'node:fs';

/** The live processes whose environment holds the mark: whatever their parent is by now. */
export function markedProcesses(mark: string): readonly number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(mark))
    .map(Number);
}

/** Those of them that run a program, by the file in their command line. */
export function processesRunning(mark: string, program: string): readonly number[] {
  return markedProcesses(mark).filter((pid) => {
    const [, ...args] = read(`/proc/${String(pid)}/cmdline`).split('\0');
    // Before it stand flags for Node itself.
    return args.find((arg) => !arg.startsWith('-')) === program;
  });
}

/** The proportional share of memory of a process, in bytes. */
export function pssOf(pid: number): number {
  return parsePss(read(`/proc/${String(pid)}/smaps_rollup`));
}

/** The `Pss:` line of `smaps_rollup`, in bytes; 0 when the process is gone. */
export function parsePss(text: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1_024;
}

/** Milliseconds that a process has computed so far, all its threads together; 0 when it is gone. */
export function cpuMsOf(pid: number): number {
  return parseCpuMs(read(`/proc/${String(pid)}/stat`));
}

// Linux counts for everybody in hundredths of a second, whatever it counts in itself.
const TICK_MS = 10;

/** User and system time of a line of `/proc/PID/stat`, in milliseconds. */
export function parseCpuMs(stat: string): number {
  // The name of the program comes second, in parentheses, and may hold anything.
  const [, ...fields] = stat.slice(stat.lastIndexOf(')')).split(' ');
  const [userTicks = 0, systemTicks = 0] = fields.slice(11, 13).map(Number);
  return (userTicks + systemTicks) * TICK_MS;
}

/** Kills every marked process, and those that they start meanwhile. */
export async function killMarked(mark: string): Promise<void> {
  for (let left = markedProcesses(mark); left.length > 0; left = markedProcesses(mark)) {
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself since the list was made.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
