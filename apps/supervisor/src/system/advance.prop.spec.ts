import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happenings, type Happening } from '../__fixtures__/happenings.ts';
import { Simulation } from '../__fixtures__/simulation.ts';
import { POLICY } from '../machine/policy.ts';
import { isAtRest, SERVICE_NAMES } from '../machine/service.ts';

function play(all: readonly Happening[]): Simulation {
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
  it('#58 keeps at most one incarnation, and calls ready only what said so and was verified', () => {
    // The simulation checks both on every step.
    fc.assert(
      fc.property(happenings, (all) => void play(all)),
      { numRuns: 1_000 },
    );
  });

  it('#21 never restarts a service more often than the limit allows', () => {
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

  it('#10, #11, #12 ends every stop within the budget, with no process left', () => {
    fc.assert(
      fc.property(happenings, fc.boolean(), (all, obeys) => {
        const world = play(all);
        const wasRunning = world.system.ending === null;
        world.feed({ type: 'signal', signal: 'SIGTERM' });
        const since = world.nowMs;
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
