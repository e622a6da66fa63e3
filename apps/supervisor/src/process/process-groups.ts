import type { LogEntry } from '../logs/log-entry.ts';
import type { Clock } from './clock.ts';
import { createEscapeeWatch } from './escapee-watch.ts';
import { findEscapees } from './escapees.ts';
import { createGuardian } from './guardian.ts';
import type { Kill } from './signals-to-group.ts';

/** The process groups of a run, and what becomes of those outside them. */
export interface ProcessGroups {
  began(pid: number): void;
  /** Tells of processes that left the group of their service. */
  reportEscapees(): void;
  /** Ends what is left, where that is allowed; all services have ended. */
  close(): void;
}

/** How they are known, and what may be done about them. */
export interface ProcessGroupsOptions {
  /** Name of this run: `ELEVENDOPS_INSTANCE` begins with it in every process that a service started. */
  readonly run: string;
  /** Leaders of groups that began before. */
  readonly known: readonly number[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether all processes around end with this one anyway. */
  readonly isContainer: boolean;
  /** What services get to end by themselves when the supervisor was killed. */
  readonly orphanGraceMs: number;
  readonly soon: Clock['soon'];
  readonly kill: Kill;
  readonly log: (entry: LogEntry) => void;
}

/** Keeps account of the groups. Outside a container a guardian ends what outlives the supervisor. */
export function createProcessGroups(options: ProcessGroupsOptions): ProcessGroups {
  const { run, env, isContainer, orphanGraceMs, soon, kill, log } = options;
  const groups = new Set<number>(options.known);
  const guardian = isContainer ? null : createGuardian({ env, run, graceMs: orphanGraceMs });
  const escapees = createEscapeeWatch({
    find: () => findEscapees({ mark: `ELEVENDOPS_INSTANCE=${run}`, groups }),
    kill,
    mayEnd: isContainer,
    log,
  });
  return {
    began(pid) {
      groups.add(pid);
      // After the services themselves: they are what a start waits for.
      soon(() => guardian?.begin());
    },
    reportEscapees: escapees.report,
    close() {
      escapees.end();
      guardian?.dismiss();
    },
  };
}
