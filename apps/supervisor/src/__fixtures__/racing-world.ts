import type { Scheduler } from 'fast-check';
import type { ServiceName } from '../machine/service.ts';
import type { LaunchedService, ProbeVerdict, ProcessListener, World } from '../process/world.ts';

/** A process in a world where nothing has an order. */
export interface RacingProcess {
  readonly name: ServiceName;
  readonly listener: ProcessListener;
  readonly instance: string;
  alive: boolean;
}

/** A world in which timers, probes, messages and ends come in whatever order the scheduler gives. */
export interface RacingWorld {
  readonly world: World;
  readonly processes: readonly RacingProcess[];
  /** What must never happen, and did. */
  readonly violations: readonly string[];
  end(process: RacingProcess | undefined, code: number): void;
}

/** Makes a world of races. */
export function createRacingWorld(scheduler: Scheduler, verdicts: readonly boolean[]): RacingWorld {
  const processes: RacingProcess[] = [];
  const violations: string[] = [];
  let nowMs = 0;
  let probes = 0;

  function later(label: string, callback: () => void): void {
    void scheduler.schedule(Promise.resolve(), label).then(callback);
  }

  function end(process: RacingProcess | undefined, code: number): void {
    if (process?.alive) {
      process.alive = false;
      process.listener.onEnd({ kind: 'exit', code });
    }
  }

  function launch(name: ServiceName, listener: ProcessListener): LaunchedService {
    if (processes.some((other) => other.alive && other.name === name)) {
      violations.push(`a second ${name}`);
    }
    const instance = `${name}-${String(processes.length)}`;
    const process: RacingProcess = { name, listener, instance, alive: true };
    processes.push(process);
    later(`${instance} says ready`, () => {
      if (process.alive) {
        listener.onMessage({ type: 'ready', instance, port: name === 'api' ? 1 : null });
      }
    });
    return {
      instance,
      pid: processes.length,
      logged: Promise.resolve(),
      send({ type }) {
        later(`${instance} hears ${type}`, () => {
          if (process.alive && type === 'listen') {
            listener.onMessage({ type: 'listening', instance, port: 2 });
          }
        });
      },
      terminate() {
        later(`${instance} obeys`, () => {
          end(process, 0);
        });
      },
      killGroup() {
        later(`${instance} dies`, () => {
          end(process, 137);
        });
      },
    };
  }

  return {
    processes,
    violations,
    end,
    world: {
      clock: {
        monotonicMs: () => (nowMs += 1),
        wallTime: () => '',
        soon(callback) {
          later('soon', callback);
        },
        after(ms, callback) {
          let isCancelled = false;
          later(`after ${String(ms)} ms`, () => {
            if (!isCancelled) {
              nowMs += ms;
              callback();
            }
          });
          return () => {
            isCancelled = true;
          };
        },
      },
      random: () => 0.5,
      launch,
      probe(name) {
        const isGood = verdicts[probes % Math.max(verdicts.length, 1)] ?? true;
        const verdict: ProbeVerdict = isGood ? { ok: true } : { ok: false, reason: 'timeout' };
        probes += 1;
        return scheduler.schedule(Promise.resolve(verdict), `probe of ${name}`);
      },
      report(_before, { services }) {
        for (const [name, { state }] of Object.entries(services)) {
          const lives = processes.some((process) => process.alive && process.name === name);
          if (state === 'failed' && lives) {
            violations.push(`${name} was given up on while it lives`);
          }
        }
      },
      announceReady: () => undefined,
      reportTogether: () => undefined,
      reportEscapees: () => undefined,
      endEscapees: () => undefined,
    },
  };
}
