import type { Policy } from '../machine/policy.ts';
import type { ServiceName } from '../machine/service.ts';
import { advance } from '../system/advance.ts';
import { NEW_SYSTEM, type System, type SystemEffect, type SystemInput } from '../system/system.ts';
import { gatherEnds } from './ends-of-a-turn.ts';
import { createServiceSlot, type ServiceSlot } from './service-slot.ts';
import type { World } from './world.ts';

/** How it all ended. */
export interface Finish {
  readonly exitCode: number;
  readonly system: System;
}

/** Runs the pure system against the world. */
export interface Driver {
  start(): void;
  signal(signal: NodeJS.Signals): void;
  /**
   * Kills whatever runs and does nothing more: for when the supervisor itself is broken. Resolves when
   * it is gone, or when the kernel takes too long.
   */
  abandon(): Promise<void>;
  /** Resolves when no service is left and what they wrote has been passed on. */
  readonly finished: Promise<Finish>;
}

/** Makes a driver; nothing happens before `start`. */
export function createDriver(world: World, policy: Policy): Driver {
  let system = NEW_SYSTEM;
  let isAbandoned = false;
  const inputs: SystemInput[] = [];
  const takeEnd = gatherEnds(world.clock.soon, (ends) => {
    if (system.ending === null) {
      world.reportTogether(ends);
    }
  });
  const slots: Record<ServiceName, ServiceSlot> = {
    api: slotOf('api'),
    'ui-server': slotOf('ui-server'),
  };
  let finish: (result: Finish) => void;
  const finished = new Promise<Finish>((resolve) => {
    finish = resolve;
  });

  function slotOf(name: ServiceName): ServiceSlot {
    return createServiceSlot(name, {
      world,
      policy,
      takeEnd,
      tell(incarnation, event) {
        dispatch({ type: 'service', name, incarnation, event });
      },
    });
  }

  /** One input after the other, also when an effect causes the next one at once. */
  function dispatch(input: SystemInput): void {
    if (isAbandoned || inputs.push(input) > 1) {
      return;
    }
    for (let next = inputs[0]; next !== undefined; inputs.shift(), next = inputs[0]) {
      const before = system;
      const moment = { nowMs: world.clock.monotonicMs(), jitter: world.random() * 2 - 1 };
      const { system: after, effects } = advance(before, next, moment, policy);
      system = after;
      world.report(before, after);
      effects.forEach(perform);
    }
  }

  function perform(effect: SystemEffect): void {
    switch (effect.type) {
      case 'service':
        slots[effect.name].perform(effect.effect);
        break;
      case 'tellApiState':
        slots['ui-server'].send({ type: 'api-state', state: effect.state });
        break;
      case 'announceReady':
        world.announceReady(system);
        break;
      case 'stopBudget':
        world.clock.after(effect.afterMs, () => {
          dispatch({ type: 'stopBudgetSpent' });
        });
        break;
      case 'finish': {
        const result = { exitCode: effect.exitCode, system };
        void passedOn().then(() => {
          world.endEscapees();
          finish(result);
        });
        break;
      }
    }
  }

  /** What the services wrote is passed on; one that not even the kernel can end keeps its output open. */
  async function passedOn(): Promise<void> {
    const logged = Promise.all(Object.values(slots).map((slot) => slot.logged()));
    await (system.overdue ? Promise.race([logged, later(policy.pipeDrainMs)]) : logged);
  }

  function later(ms: number): Promise<void> {
    return new Promise((resolve) => world.clock.after(ms, resolve));
  }

  return {
    start() {
      dispatch({ type: 'start' });
    },
    signal(signal) {
      dispatch({ type: 'signal', signal });
    },
    async abandon() {
      isAbandoned = true;
      await Promise.race([
        Promise.allSettled(Object.values(slots).map((slot) => slot.kill())),
        later(policy.reapMs),
      ]);
    },
    finished,
  };
}
