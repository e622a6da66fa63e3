import type { LogEntry } from '../logs/log-entry.ts';
import type { Clock } from './clock.ts';
import { createEscapeeWatch, type EscapeeWatch } from './escapee-watch.ts';
import { findEscapees } from './escapees.ts';
import { createGuardian } from './guardian.ts';
import type { Kill } from './signals-to-group.ts';

/** The process groups of a run, and what becomes of those outside them. */
export interface ProcessGroups {
  began(pid: number): void;
  ended(pid: number): void;
  readonly escapees: EscapeeWatch;
}

/** How they are known, and what may be done about them. */
export interface ProcessGroupsOptions {
  /** `NAME=value` that begins a variable in the environment of every process of this run, and of no other. */
  readonly mark: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether all processes around end with this one anyway. */
  readonly isContainer: boolean;
  /** What services get to end by themselves when the supervisor was killed. */
  readonly orphanGraceMs: number;
  readonly soon: Clock['soon'];
  readonly kill: Kill;
  readonly log: (entry: LogEntry) => void;
}

/** Keeps account of the groups. Outside a container a guardian ends those that outlive the supervisor. */
export function createProcessGroups(options: ProcessGroupsOptions): ProcessGroups {
  const { mark, env, isContainer, orphanGraceMs, soon, kill, log } = options;
  const living = new Set<number>();
  const all = new Set<number>();
  const guardian = isContainer ? null : createGuardian({ env, mark, graceMs: orphanGraceMs });

  function tellGuardian(): void {
    guardian?.watch([...living]);
  }

  return {
    began(pid) {
      living.add(pid);
      all.add(pid);
      // After the services themselves: they are what a start waits for.
      soon(tellGuardian);
    },
    ended(pid) {
      living.delete(pid);
      soon(tellGuardian);
    },
    escapees: createEscapeeWatch({
      find: () => findEscapees({ mark, groups: all }),
      kill,
      mayEnd: isContainer,
      log,
    }),
  };
}
