import type { LogEntry } from '../logs/log-entry.ts';
import type { Escapee } from './escapees.ts';
import type { Kill } from './signals-to-group.ts';

/** What becomes of the processes that got away from their service's group. */
export interface EscapeeWatch {
  /** Tells of those that were not told of yet. */
  report(): void;
  /** Kills them, where nobody else can be meant. */
  end(): void;
}

/** How they are found, told of and ended. */
export interface EscapeeWatchOptions {
  readonly find: () => readonly Escapee[];
  readonly kill: Kill;
  /** Whether this is a container that ends with us; elsewhere they are only told of. */
  readonly mayEnd: boolean;
  readonly log: (entry: LogEntry) => void;
}

/** Makes an {@link EscapeeWatch}. */
export function createEscapeeWatch(options: EscapeeWatchOptions): EscapeeWatch {
  const { find, kill, mayEnd, log } = options;
  const told = new Set<number>();

  function report(): readonly Escapee[] {
    const all = find();
    for (const { pid, command } of all.filter((one) => !told.has(one.pid))) {
      told.add(pid);
      log({
        severity: 'WARNING',
        message: `a process left the group of its service and lives on: pid ${String(pid)} (${command})`,
        fields: { escapee: pid },
      });
    }
    return all;
  }

  return {
    report() {
      report();
    },
    end() {
      for (const { pid } of report()) {
        if (mayEnd) {
          endOne(pid);
        }
      }
    },
  };

  function endOne(pid: number): void {
    try {
      kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}
