import { describeEnd, isCleanStop } from '../machine/end.ts';
import { SERVICE_NAMES, type Service, type ServiceName, type State } from '../machine/service.ts';
import type { System } from '../system/system.ts';

/** The end of one incarnation. */
export interface Death {
  readonly at: string;
  readonly service: ServiceName;
  readonly incarnation: number;
  /** `SIGKILL`, `exit 1`, `hung`, `not ready in time`. */
  readonly cause: string;
  /** It was told to stop, and did. */
  readonly expected: boolean;
  readonly uptimeMs: number;
}

/** A step in the life of a service, and whether the whole was ready after it. */
export interface Milestone {
  readonly at: string;
  readonly service: ServiceName;
  readonly state: State;
  readonly ready: boolean;
}

/** What is counted about one service; counters never go down. */
export interface Totals {
  readonly starts: number;
  readonly restarts: number;
  readonly missedProbes: number;
  /** Deaths by their cause. */
  readonly deaths: Readonly<Record<string, number>>;
}

/** What has happened so far, in bounded memory. */
export interface StatusRecord {
  readonly deaths: readonly Death[];
  readonly timeline: readonly Milestone[];
  readonly totals: Readonly<Record<ServiceName, Totals>>;
}

/** How many deaths and milestones are remembered. */
export const REMEMBERED = { deaths: 20, milestones: 50 } as const;

const NOTHING: Totals = { starts: 0, restarts: 0, missedProbes: 0, deaths: {} };

/** The record before anything has happened. */
export const NEW_RECORD: StatusRecord = {
  deaths: [],
  timeline: [],
  totals: { api: NOTHING, 'ui-server': NOTHING },
};

/** When something happened, by both clocks. */
export interface When {
  readonly nowMs: number;
  readonly at: string;
}

/** The record with one more change of the system in it. */
export function recordChange(
  record: StatusRecord,
  before: System,
  after: System,
  when: When,
): StatusRecord {
  return SERVICE_NAMES.reduce((sum, name) => {
    const [was, is] = [before.services[name], after.services[name]];
    return was === is ? sum : recordService(sum, { name, was, is, ready: isReady(after), when });
  }, record);
}

/** Whether both services serve and nothing is about to stop. */
export function isReady({ services, ending }: System): boolean {
  return ending === null && SERVICE_NAMES.every((name) => services[name].state === 'ready');
}

interface Change {
  readonly name: ServiceName;
  readonly was: Service;
  readonly is: Service;
  readonly ready: boolean;
  readonly when: When;
}

function recordService(record: StatusRecord, change: Change): StatusRecord {
  const { name, was, is, ready, when } = change;
  const death = deathIn(change);
  const totals = record.totals[name];
  return {
    deaths: death === null ? record.deaths : lastOf([...record.deaths, death], REMEMBERED.deaths),
    timeline:
      was.state === is.state
        ? record.timeline
        : lastOf(
            [...record.timeline, { at: when.at, service: name, state: is.state, ready }],
            REMEMBERED.milestones,
          ),
    totals: {
      ...record.totals,
      [name]: {
        starts: is.incarnation,
        restarts: is.restarts,
        missedProbes: totals.missedProbes + Math.max(0, is.misses - was.misses),
        deaths: death === null ? totals.deaths : countedUp(totals.deaths, death.cause),
      },
    },
  };
}

/** An end is a new object each time, also when it is like the last one. */
function deathIn({ name, was, is, when }: Change): Death | null {
  return is.end === null || is.end === was.end
    ? null
    : {
        at: when.at,
        service: name,
        incarnation: was.incarnation,
        cause: causeOf(is),
        expected: !is.wanted && isCleanStop(is.end),
        uptimeMs: when.nowMs - was.spawnedMs,
      };
}

function causeOf({ end, wanted, startTimedOut, hung }: Service): string {
  if (wanted && startTimedOut) {
    return 'not ready in time';
  }
  if (wanted && hung) {
    return 'hung';
  }
  return end === null ? 'unknown' : describeEnd(end);
}

function countedUp(
  counts: Readonly<Record<string, number>>,
  cause: string,
): Readonly<Record<string, number>> {
  return { ...counts, [cause]: (counts[cause] ?? 0) + 1 };
}

function lastOf<T>(list: readonly T[], count: number): readonly T[] {
  return list.slice(-count);
}
