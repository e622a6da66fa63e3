import { SERVICE_NAMES, type ServiceName } from '../machine/service.ts';
import type { World } from '../process/world.ts';
import { NEW_SYSTEM, type System } from '../system/system.ts';
import { NEW_RECORD, recordChange, type When } from './status-record.ts';
import { statusOf, type ProcessFacts, type Status, type StatusIdentity } from './status.ts';

/** Watches what a supervisor does, to tell of it. */
export interface StatusWatch {
  /** The same world, watched. */
  watch(world: World): World;
  /** How things stand now. */
  status(): Status;
  /** Changes whenever something has happened. */
  readonly version: number;
}

/** Who is watched, and by which clocks. */
export interface StatusWatchOptions {
  readonly identity: StatusIdentity;
  readonly monotonicMs: () => number;
  readonly wallTime: () => string;
  readonly redact: (text: string) => string;
}

/** Makes a {@link StatusWatch} that has seen nothing yet. */
export function createStatusWatch(options: StatusWatchOptions): StatusWatch {
  const { identity, monotonicMs, wallTime, redact } = options;
  const facts: Record<ServiceName, ProcessFacts> = {
    api: { pid: null, probeMs: null },
    'ui-server': { pid: null, probeMs: null },
  };
  let record = NEW_RECORD;
  let system: System = NEW_SYSTEM;
  let version = 0;

  function now(): When {
    return { nowMs: monotonicMs(), at: wallTime() };
  }

  function learn(name: ServiceName, fact: Partial<ProcessFacts>): void {
    facts[name] = { ...facts[name], ...fact };
    version += 1;
  }

  return {
    watch: (world) => ({
      ...world,
      launch(name, listener) {
        const launched = world.launch(name, listener);
        learn(name, { pid: launched.pid ?? null });
        return launched;
      },
      async probe(name, purpose, instance) {
        const sinceMs = monotonicMs();
        const verdict = await world.probe(name, purpose, instance);
        learn(name, { probeMs: monotonicMs() - sinceMs });
        return verdict;
      },
      report(before, after) {
        if (SERVICE_NAMES.some((name) => before.services[name] !== after.services[name])) {
          record = recordChange(record, before, after, now());
        }
        system = after;
        version += 1;
        world.report(before, after);
      },
    }),
    status: () => statusOf({ system, record, facts, identity, redact, when: now() }),
    get version() {
      return version;
    },
  };
}
