import fc from 'fast-check';
import { POLICY } from '../machine/policy.ts';
import { SERVICE_NAMES, type ServiceEvent, type ServiceName } from '../machine/service.ts';
import { check } from './check.ts';
import { Simulation, type Sabotage } from './simulation.ts';

/** What an onlooker knows who sees only what the processes do, not how the supervisor thinks. */
interface Onlooker {
  readonly proofs: Record<ServiceName, { announced: boolean; verified: boolean; of: number }>;
  /** Processes spawned when the end began; null before. */
  spawnedAtTheEnd: number | null;
}

type SystemCommand = fc.Command<Onlooker, Simulation>;

/** Whatever happens to the system in any order: the onlooker's invariants hold after each step. */
export function systemProperty(
  sabotage: Sabotage = {},
): fc.IPropertyWithHooks<[Iterable<SystemCommand>]> {
  return fc.property(fc.commands(COMMANDS, { maxCommands: 80, size: 'max' }), (commands) => {
    fc.modelRun(() => {
      const real = new Simulation(sabotage);
      real.feed({ type: 'start' });
      return { model: newOnlooker(), real };
    }, commands);
  });
}

const name = fc.constantFrom<ServiceName[]>(...SERVICE_NAMES);
const event = fc.constantFrom<ServiceEvent[]>(
  { type: 'loaded' },
  { type: 'listening' },
  { type: 'listening' },
  { type: 'probeOk' },
  { type: 'probeOk' },
  { type: 'probeFail', reason: 'timeout', answered: false, inconclusive: false },
  { type: 'probeFail', reason: 'answered 500', answered: true, inconclusive: false },
  { type: 'probeFail', reason: 'late', answered: false, inconclusive: true },
  { type: 'heartbeat' },
  { type: 'cutOff' },
  { type: 'exit', end: { kind: 'exit', code: 0 } },
  { type: 'exit', end: { kind: 'exit', code: 1 } },
  { type: 'exit', end: { kind: 'exit', code: 98 } },
  { type: 'exit', end: { kind: 'signal', signal: 'SIGKILL' } },
  { type: 'exit', end: { kind: 'spawn-error', errno: 'EAGAIN' } },
);

const COMMANDS: fc.Arbitrary<SystemCommand>[] = [
  fc.tuple(name, event).map(([of, what]) =>
    command(
      `${of}: ${fc.stringify(what)}`,
      (real) => {
        real.happen(of, what);
      },
      (real) => real.current(of)?.alive === true,
    ),
  ),
  fc.tuple(name, event, fc.integer({ min: 1, max: 3 })).map(([of, what, ago]) =>
    command(
      `${of}, ${String(ago)} incarnations ago: ${fc.stringify(what)}`,
      (real) => {
        real.happen(of, what, ago);
      },
      (real) => real.processes[of].length > ago,
    ),
  ),
  fc.tuple(name, fc.integer({ min: 1, max: 10 })).map(([of, misses]) =>
    command(`${of} misses ${String(misses)} probes`, (real) => {
      for (let miss = 0; miss < misses; miss += 1) {
        real.pass(POLICY.probePeriodMs);
        real.happen(of, {
          type: 'probeFail',
          reason: 'timeout',
          answered: false,
          inconclusive: false,
        });
      }
    }),
  ),
  fc.constant(command('everything gets ready', getReady)),
  fc.integer({ min: 0, max: 70_000 }).map((ms) =>
    command(`${String(ms)} ms pass`, (real) => {
      real.pass(ms);
    }),
  ),
  fc.integer({ min: 0, max: 70_000 }).map((ms) =>
    command(`frozen for ${String(ms)} ms`, (real) => {
      real.freeze(ms);
    }),
  ),
  fc.constant(
    command('what was killed ends', (real) => {
      real.reap();
    }),
  ),
  fc.constant(
    command('SIGTERM', (real) => {
      real.feed({ type: 'signal', signal: 'SIGTERM' });
    }),
  ),
];

function getReady(real: Simulation): void {
  for (const [of, type] of [
    ['api', 'listening'],
    ['api', 'probeOk'],
    ['ui-server', 'loaded'],
    ['ui-server', 'listening'],
    ['ui-server', 'probeOk'],
  ] as const) {
    real.happen(of, { type });
  }
}

function newOnlooker(): Onlooker {
  const nothing = { announced: false, verified: false, of: 0 };
  return { proofs: { api: nothing, 'ui-server': nothing }, spawnedAtTheEnd: null };
}

function command(
  text: string,
  act: (real: Simulation) => void,
  applies: (real: Simulation) => boolean = () => true,
): SystemCommand {
  return {
    check: () => true,
    run(model, real) {
      if (applies(real)) {
        act(real);
      }
      observe(model, real);
      expectInvariants(model, real);
    },
    toString: () => text,
  };
}

function observe(model: Onlooker, real: Simulation): void {
  for (const of of SERVICE_NAMES) {
    const process = real.current(of);
    const { announced = false, verified = false } = process ?? {};
    model.proofs[of] = { announced, verified, of: real.processes[of].length };
  }
  if (real.system.ending !== null) {
    model.spawnedAtTheEnd ??= spawned(real);
  }
}

function expectInvariants({ proofs, spawnedAtTheEnd }: Onlooker, real: Simulation): void {
  for (const of of SERVICE_NAMES) {
    const { state, incarnation } = real.system.services[of];
    const living = real.processes[of].filter(({ alive }) => alive).length;
    check(living <= 1, `${of} has ${String(living)} incarnations`);
    check(state !== 'ready' || living === 1, `${of} is ready without a process`);
    check(
      state !== 'ready' || (proofs[of].announced && proofs[of].verified),
      `${of} is not proven`,
    );
    check(incarnation === proofs[of].of, `${of} is miscounted`);
    for (const since of real.restartsMs[of]) {
      const inWindow = real.restartsMs[of].filter(
        (ms) => ms >= since && ms < since + POLICY.restartWindowMs,
      );
      check(inWindow.length <= POLICY.restartLimit, `${of} is restarted too often`);
    }
  }
  check(real.overdue().length === 0, 'a deadline was not kept');
  check(spawnedAtTheEnd === null || spawned(real) === spawnedAtTheEnd, 'started while it stops');
  check(real.exitCode === null || real.system.overdue || real.living().length === 0, 'left behind');
}

function spawned(real: Simulation): number {
  return SERVICE_NAMES.reduce((sum, of) => sum + real.processes[of].length, 0);
}
