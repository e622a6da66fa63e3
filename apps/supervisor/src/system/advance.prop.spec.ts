import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation } from '../__fixtures__/simulation.ts';
import { POLICY } from '../machine/policy.ts';
import {
  isAtRest,
  SERVICE_NAMES,
  type ServiceEvent,
  type ServiceName,
} from '../machine/service.ts';
import type { End } from '../machine/end.ts';

const end: fc.Arbitrary<End> = fc.oneof(
  fc.constantFrom<End[]>(
    { kind: 'exit', code: 0 },
    { kind: 'exit', code: 1 },
    { kind: 'signal', signal: 'SIGKILL' },
    { kind: 'spawn-error', errno: 'EAGAIN' },
  ),
  {
    arbitrary: fc.constantFrom<End[]>({ kind: 'exit', code: 78 }, { kind: 'exit', code: 98 }),
    weight: 1,
  },
);

const event: fc.Arbitrary<ServiceEvent> = fc.oneof(
  fc.constantFrom<ServiceEvent[]>(
    { type: 'loaded' },
    { type: 'listening' },
    { type: 'probeOk' },
    { type: 'probeFail', reason: 'ECONNREFUSED', late: false },
    { type: 'probeFail', reason: 'late', late: true },
  ),
  end.map((ending) => ({ type: 'exit' as const, end: ending })),
);

const happening = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .record({
        name: fc.constantFrom<ServiceName[]>(...SERVICE_NAMES),
        event,
        incarnationsAgo: fc.constantFrom(0, 0, 0, 0, 1, 2),
      })
      .map(({ name, event: what, incarnationsAgo }) => (world: Simulation) => {
        world.happen(name, what, incarnationsAgo);
      }),
  },
  // What a healthy start looks like, so that the deep states are reached often.
  {
    weight: 4,
    arbitrary: fc.constant((world: Simulation) => {
      world.happen('api', { type: 'listening' });
      world.happen('api', { type: 'probeOk' });
      world.happen('ui-server', { type: 'loaded' });
      world.happen('ui-server', { type: 'listening' });
      world.happen('ui-server', { type: 'probeOk' });
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ name: fc.constantFrom<ServiceName[]>(...SERVICE_NAMES), misses: fc.nat(5) })
      .map(({ name, misses }) => (world: Simulation) => {
        for (let miss = 0; miss < misses; miss += 1) {
          world.happen(name, { type: 'probeFail', reason: 'timeout', late: false });
        }
      }),
  },
  {
    weight: 2,
    arbitrary: fc.nat(8).map((crashes) => (world: Simulation) => {
      for (let crash = 0; crash < crashes; crash += 1) {
        world.happen('api', { type: 'listening' });
        world.happen('api', { type: 'probeOk' });
        world.happen('api', { type: 'exit', end: { kind: 'exit', code: 1 } });
        world.fireNextTimer();
      }
    }),
  },
  {
    weight: 4,
    arbitrary: fc.constant((world: Simulation) => {
      world.fireNextTimer();
    }),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 30_000 }).map((ms) => (world: Simulation) => {
      world.nowMs += ms;
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant((world: Simulation) => {
      world.feed({ type: 'signal', signal: 'SIGTERM' });
    }),
  },
);

const happenings = fc.array(happening, { maxLength: 120, size: 'max' });

function play(all: readonly ((world: Simulation) => void)[]): Simulation {
  const world = new Simulation();
  world.feed({ type: 'start' });
  for (const happen of all) {
    happen(world);
  }
  return world;
}

/** From now on the kernel does what kernels do: what was killed ends; what is told to stop may refuse. */
function runOut(world: Simulation, obeys: boolean): void {
  for (let turn = 0; world.exitCode === null; turn += 1) {
    expect(turn, 'a stop that never ends').toBeLessThan(100);
    const dying = SERVICE_NAMES.find((name) => {
      const process = world.processes[name].at(-1);
      return process?.alive && (process.killed || (obeys && process.terminated));
    });
    if (dying !== undefined) {
      const { killed } = world.processes[dying].at(-1) ?? { killed: false };
      world.happen(dying, {
        type: 'exit',
        end: killed ? { kind: 'signal', signal: 'SIGKILL' } : { kind: 'exit', code: 0 },
      });
    } else {
      world.fireNextTimer();
    }
  }
}

describe('advance, whatever happens', () => {
  it('58: keeps at most one incarnation, and calls ready only what said so and was verified', () => {
    // The simulation checks both on every step.
    fc.assert(
      fc.property(happenings, (all) => void play(all)),
      { numRuns: 1_000 },
    );
  });

  it('21: never restarts a service more often than the limit allows', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const { restartsMs } = play(all);
        for (const restarts of Object.values(restartsMs)) {
          for (const start of restarts) {
            const inWindow = restarts.filter(
              (ms) => ms >= start && ms < start + POLICY.restartWindowMs,
            );
            expect(inWindow.length).toBeLessThanOrEqual(POLICY.restartLimit);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('10, 11, 12: ends every stop within the budget, with no process left', () => {
    fc.assert(
      fc.property(happenings, fc.boolean(), (all, obeys) => {
        const world = play(all);
        const wasRunning = world.system.ending === null;
        world.feed({ type: 'signal', signal: 'SIGTERM' });
        const since = wasRunning ? world.nowMs : world.system.endingSinceMs;
        runOut(world, obeys);
        if (wasRunning) {
          expect(world.living()).toEqual([]);
          expect(Object.values(world.system.services).every(isAtRest)).toBe(true);
          expect(world.nowMs - since).toBeLessThanOrEqual(POLICY.stopBudgetMs + POLICY.reapMs);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('announces that the system is ready once, however often a service is restarted', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        expect(play(all).announcements).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  it('reaches the states that these properties are about', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(happenings, (all) => {
        const world = new Simulation();
        world.feed({ type: 'start' });
        for (const happen of all) {
          happen(world);
          reached
            .add(world.system.services.api.state)
            .add(world.system.services['ui-server'].state);
        }
      }),
      { numRuns: 300 },
    );
    expect([...reached].sort()).toEqual(
      ['backoff', 'failed', 'idle', 'ready', 'starting', 'stopping', 'unhealthy'].sort(),
    );
  });
});
