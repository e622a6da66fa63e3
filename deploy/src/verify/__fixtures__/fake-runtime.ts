import { setTimeout as sleep } from 'node:timers/promises';
import { parseContract, type ServiceContract } from '../contract.ts';
import type { Inspection } from '../runtime/inspect.ts';
import type { Instance, InstanceExit, OutputLine, Runtime } from '../runtime/runtime.ts';
import type { Scene } from '../scene.ts';
import { manifest } from './contract.ts';

/** What a spec says about an instance; the rest is as it should be. */
export interface FakeInstanceOptions {
  readonly port?: number;
  readonly apiPort?: number;
  readonly lines?: readonly string[];
  readonly seen?: Partial<Inspection> | (() => Partial<Inspection>);
  readonly writtenFiles?: readonly string[] | null;
  /** What becomes of it on SIGTERM; null when it lives on. */
  readonly onTerminate?: () => InstanceExit | null;
  /** What becomes of all of it when a process is killed. */
  readonly onKill?: (pid: number) => InstanceExit | null;
}

/** An inspection in which everything is as the committed manifest says. */
export function goodInspection(contract: ServiceContract): Inspection {
  const seen = { parent: 1, uid: 1000, residentBytes: 50 * 2 ** 20 };
  return {
    processes: [
      { ...seen, pid: 10, command: 'node apps/supervisor/dist/main.js' },
      { ...seen, pid: 11, command: 'node apps/api/dist/main.js' },
      { ...seen, pid: 12, command: 'node apps/ui-server/dist/main.js' },
    ],
    environment: {},
    memoryLimitBytes: contract.memoryBytes,
    memoryPeakBytes: 200 * 2 ** 20,
    outOfMemoryKills: 0,
    cpus: contract.cpus,
    isRootReadOnly: true,
  };
}

/** An instance that is only what a spec says. */
export function fakeInstance(options: FakeInstanceOptions, contract: ServiceContract): Instance {
  const ending = Promise.withResolvers<InstanceExit>();
  let ended: InstanceExit | null = null;
  const end = (exit: InstanceExit | null): void => {
    if (exit !== null) {
      ended = exit;
      ending.resolve(exit);
    }
  };
  const lines: OutputLine[] = (options.lines ?? []).map((text) => ({ stream: 'stdout', text }));
  return {
    port: options.port ?? 1,
    apiPort: options.apiPort ?? 1,
    lines,
    exit: ending.promise,
    get ended() {
      return ended;
    },
    inspect() {
      const seen = typeof options.seen === 'function' ? options.seen() : options.seen;
      return Promise.resolve({ ...goodInspection(contract), ...seen });
    },
    kill(pid) {
      end(options.onKill?.(pid) ?? null);
      return Promise.resolve();
    },
    async terminate() {
      await sleep(0);
      end(options.onTerminate?.() ?? null);
    },
    writtenFiles: () =>
      Promise.resolve(options.writtenFiles === undefined ? [] : options.writtenFiles),
    dispose: () => Promise.resolve(),
  };
}

/** A runtime that imposes everything. */
export function fakeRuntime(changes: Partial<Runtime> = {}): Runtime {
  return {
    description: 'a fixture',
    sharesLoopback: true,
    tellsWrites: true,
    withheld: {},
    start: () => Promise.reject(new Error('This runtime starts nothing.')),
    ...changes,
  };
}

/** A scene that is good but for what a spec changes. */
export function fakeScene(
  options: FakeInstanceOptions = {},
  changes: Partial<Omit<Scene, 'instance'>> = {},
): Scene {
  const contract = changes.contract ?? parseContract(manifest());
  return {
    contract,
    runtime: fakeRuntime(),
    instance: fakeInstance(options, contract),
    env: {},
    startup: {
      probed: { passed: true, asked: 1, lastFailure: null, tookMs: 100 },
      apiServesAfterMs: 50,
      portServesAfterMs: 60,
    },
    heldCall: { path: '/', body: { some: 'text' }, status: 200 },
    startOther: () => Promise.reject(new Error('This scene starts nothing.')),
    ...changes,
  };
}
