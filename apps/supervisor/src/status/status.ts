import { SERVICE_NAMES, type ServiceName, type State } from '../machine/service.ts';
import type { Ending } from '../system/ending.ts';
import type { System } from '../system/system.ts';
import {
  isReady,
  type Death,
  type Milestone,
  type StatusRecord,
  type When,
} from './status-record.ts';

/** One service at one moment. */
export interface ServiceStatus {
  readonly state: State;
  readonly pid: number | null;
  readonly starts: number;
  readonly restarts: number;
  /** Since the current process was spawned; 0 while there is none. */
  readonly uptimeMs: number;
  /** From the spawn until it was ready; null while it is not. */
  readonly readyAfterMs: number | null;
  /** How long its last probe took; null before the first one. */
  readonly probeMs: number | null;
  readonly missedProbesInARow: number;
  readonly missedProbes: number;
  readonly lastProbeFailure: string | null;
  readonly deaths: Readonly<Record<string, number>>;
}

/** How things stand at one moment. */
export interface Status {
  readonly at: string;
  readonly ready: boolean;
  /** Why everything is being stopped; null while it should run. */
  readonly stopping: string | null;
  readonly version: string;
  readonly revision: string;
  readonly pid: number;
  readonly uptimeMs: number;
  readonly services: Readonly<Record<ServiceName, ServiceStatus>>;
  readonly lastDeaths: readonly Death[];
  readonly timeline: readonly Milestone[];
}

/** What is known about the processes besides the state of the system. */
export interface ProcessFacts {
  readonly pid: number | null;
  readonly probeMs: number | null;
}

/** Whose status it is. */
export interface StatusIdentity {
  readonly version: string;
  readonly revision: string;
  readonly pid: number;
}

/** What a status is made of. */
export interface StatusSources {
  readonly system: System;
  readonly record: StatusRecord;
  readonly facts: Readonly<Record<ServiceName, ProcessFacts>>;
  readonly identity: StatusIdentity;
  readonly when: When;
  /** Blanks out what nobody should read. */
  readonly redact: (text: string) => string;
}

/** The status at a moment: all of it from one state of the system, so that it never contradicts itself. */
export function statusOf(sources: StatusSources): Status {
  const { system, record, identity, when, redact } = sources;
  const services = Object.fromEntries(
    SERVICE_NAMES.map((name) => [name, serviceStatusOf(name, sources)]),
  );
  return {
    at: when.at,
    ready: isReady(system),
    stopping: system.ending === null ? null : describeEnding(system.ending),
    ...identity,
    uptimeMs: when.nowMs,
    services: services as Status['services'],
    lastDeaths: record.deaths.map((death) => ({ ...death, cause: redact(death.cause) })),
    timeline: record.timeline,
  };
}

function serviceStatusOf(name: ServiceName, sources: StatusSources): ServiceStatus {
  const { system, record, facts, when, redact } = sources;
  const service = system.services[name];
  const { starts, restarts, missedProbes, deaths } = record.totals[name];
  const runs = HAS_PROCESS[service.state];
  const { readySinceMs, lastProbeFailure } = service;
  return {
    state: service.state,
    pid: runs ? facts[name].pid : null,
    starts,
    restarts,
    uptimeMs: runs ? when.nowMs - service.spawnedMs : 0,
    readyAfterMs: runs && readySinceMs !== null ? readySinceMs - service.spawnedMs : null,
    probeMs: facts[name].probeMs,
    missedProbesInARow: service.misses,
    missedProbes,
    lastProbeFailure: lastProbeFailure === null ? null : redact(lastProbeFailure),
    deaths: Object.fromEntries(
      Object.entries(deaths).map(([cause, count]) => [redact(cause), count]),
    ),
  };
}

const HAS_PROCESS: Readonly<Record<State, boolean>> = {
  idle: false,
  starting: true,
  ready: true,
  unhealthy: true,
  stopping: true,
  backoff: false,
  failed: false,
};

function describeEnding(ending: Ending): string {
  return ending.cause === 'signal' ? ending.signal : `gave up on ${ending.service}`;
}
