import type { Policy } from '../machine/policy.ts';
import {
  isAtRest,
  SERVICE_NAMES,
  type ServiceEvent,
  type ServiceName,
} from '../machine/service.ts';
import { step, type Moment } from '../machine/step.ts';
import { exitCodeOfSystem, type Ending } from './ending.ts';
import type { System, SystemEffect, SystemInput } from './system.ts';

/** The system after an input, and what to do about it. */
export interface Advance {
  readonly system: System;
  readonly effects: readonly SystemEffect[];
}

/** Applies one input to the system, and then everything that follows from it. */
export function advance(
  before: System,
  input: SystemInput,
  moment: Moment,
  policy: Policy,
): Advance {
  let system = before;
  const effects: SystemEffect[] = [];

  take();
  giveUpIfFailed();
  tellApiState();
  if (system.ending === null) {
    openGate();
    announce();
  } else {
    stopInOrder();
  }
  return { system, effects };

  function take(): void {
    switch (input.type) {
      case 'start':
        if (system.ending === null) {
          feedAll({ type: 'start' });
        }
        break;
      case 'service':
        if (input.incarnation === system.services[input.name].incarnation) {
          feed(input.name, input.event);
        }
        break;
      case 'signal':
        takeSignal(input.signal);
        break;
      case 'stopBudgetSpent':
        feedAll({ type: 'kill' });
        if (system.overdue) {
          finish();
        } else {
          system = { ...system, overdue: true };
          effects.push({ type: 'stopBudget', afterMs: policy.reapMs });
        }
        break;
    }
  }

  /** The first signal joins in when everything stops already; only a second one is impatience. */
  function takeSignal(signal: NodeJS.Signals): void {
    if (system.signalledMs === null) {
      system = { ...system, signalledMs: moment.nowMs };
      if (system.ending === null) {
        begin({ cause: 'signal', signal });
      }
    } else if (moment.nowMs - system.signalledMs > policy.signalEchoMs) {
      feedAll({ type: 'kill' });
    }
  }

  function giveUpIfFailed(): void {
    const failed = SERVICE_NAMES.find((name) => system.services[name].state === 'failed');
    if (failed !== undefined && system.ending === null) {
      begin({ cause: 'gave-up', service: failed });
    }
  }

  /** The UI server has to know from the moment it listens to messages. */
  function tellApiState(): void {
    const isNews = apiState(system) !== apiState(before) || !uiServerListens(before);
    if (isNews && uiServerListens(system)) {
      effects.push({ type: 'tellApiState', state: apiState(system) });
    }
  }

  /** The UI server opens its port only while the API serves: the open port says that both do. */
  function openGate(): void {
    for (const name of SERVICE_NAMES) {
      const { state, progress } = system.services[name];
      const isOpen = name === 'api' || apiState(system) === 'ready';
      if (isOpen && state === 'starting' && progress === 'loaded') {
        feed(name, { type: 'admit' });
      }
    }
  }

  function announce(): void {
    if (
      !system.announced &&
      SERVICE_NAMES.every((name) => system.services[name].state === 'ready')
    ) {
      system = { ...system, announced: true };
      effects.push({ type: 'announceReady' });
    }
  }

  function begin(ending: Ending): void {
    system = { ...system, ending };
    effects.push({ type: 'stopBudget', afterMs: policy.stopBudgetMs });
    feedAll({ type: 'retire' });
  }

  /** The UI server drains while the API still answers it; then the API drains. */
  function stopInOrder(): void {
    for (const name of ['ui-server', 'api'] as const) {
      const { state } = system.services[name];
      if (state !== 'stopping') {
        feed(name, { type: 'stop', graceMs: policy.drainMs[name] });
      }
      if (!isAtRest(system.services[name])) {
        return;
      }
    }
    finish();
  }

  function finish(): void {
    const { ending, finished, services } = system;
    if (ending !== null && !finished) {
      system = { ...system, finished: true };
      effects.push({ type: 'finish', exitCode: exitCodeOfSystem(services, ending) });
    }
  }

  function feed(name: ServiceName, event: ServiceEvent): void {
    const after = step(system.services[name], event, moment, policy);
    system = { ...system, services: { ...system.services, [name]: after.service } };
    effects.push(...after.effects.map((effect) => ({ type: 'service', name, effect }) as const));
  }

  function feedAll(event: ServiceEvent): void {
    SERVICE_NAMES.forEach((name) => {
      feed(name, event);
    });
  }
}

function apiState(system: System): 'ready' | 'away' {
  return system.services.api.state === 'ready' ? 'ready' : 'away';
}

function uiServerListens({ services }: System): boolean {
  const { state, progress } = services['ui-server'];
  const isRunning = state === 'starting' || state === 'ready' || state === 'unhealthy';
  return isRunning && progress !== 'spawned';
}
