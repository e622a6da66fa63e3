import { POLICY } from '../machine/policy.ts';
import { SERVICE_NAMES, type ServiceEvent, type ServiceName } from '../machine/service.ts';
import type { Effect } from '../machine/step.ts';
import { check } from './check.ts';
import {
  isOverdue,
  newProcess,
  note,
  undergo,
  type SimulatedProcess,
} from './simulated-process.ts';
import { advance } from '../system/advance.ts';
import { NEW_SYSTEM, type System, type SystemEffect, type SystemInput } from '../system/system.ts';

/** Takes effects away, or lets a dead process be heard: a broken driver, to see whether it is noticed. */
export interface Sabotage {
  readonly dropEffect?: Effect['type'];
  /** What earlier incarnations say is taken for the current one's. */
  readonly mixIncarnations?: boolean;
}

interface Timer {
  readonly dueMs: number;
  readonly input: SystemInput;
}

/**
 * The pure system in a world of pretended processes and time. Every effect is checked against what must
 * always hold; a violation throws.
 */
export class Simulation {
  nowMs = 0;
  system: System = NEW_SYSTEM;
  readonly restartsMs: Record<ServiceName, number[]> = { api: [], 'ui-server': [] };
  readonly processes: Record<ServiceName, SimulatedProcess[]> = { api: [], 'ui-server': [] };
  exitCode: number | null = null;
  announcements = 0;
  readonly #timers = new Map<string, Timer>();
  readonly #sabotage: Sabotage;

  constructor(sabotage: Sabotage = {}) {
    this.#sabotage = sabotage;
  }

  /** Feeds one input, and does what comes of it. */
  feed(input: SystemInput): void {
    const before = this.system;
    const jitter = Math.sin(this.nowMs);
    const { system, effects } = advance(before, input, { nowMs: this.nowMs, jitter }, POLICY);
    this.system = system;
    effects.forEach((effect) => {
      this.#perform(effect);
    });
    for (const name of SERVICE_NAMES) {
      const [was, is] = [before.services[name].state, system.services[name].state];
      if (was === 'starting' && is === 'ready') {
        const process = this.current(name);
        check(process?.announced && process.verified, `${name} is ready without both proofs`);
      }
      if (was !== 'backoff' && is === 'backoff') {
        this.restartsMs[name].push(this.nowMs);
      }
    }
  }

  /** Something that an incarnation says or suffers, 0 being the current one; it must be alive. */
  happen(name: ServiceName, event: ServiceEvent, incarnationsAgo = 0): void {
    const incarnation = this.processes[name].length - incarnationsAgo;
    const process = this.processes[name][incarnation - 1];
    if (process === undefined || (incarnationsAgo === 0 && !process.alive)) {
      return;
    }
    if (incarnationsAgo === 0) {
      note(process, event);
    }
    const heardAs = this.#sabotage.mixIncarnations ? this.processes[name].length : incarnation;
    this.feed({ type: 'service', name, incarnation: heardAs, event });
  }

  /** Lets time pass; what was to happen meanwhile happens in its time. */
  pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    while ([...this.#timers.values()].some(({ dueMs }) => dueMs <= untilMs)) {
      this.fireNextTimer();
    }
    this.nowMs = untilMs;
  }

  /** Lets time pass in which the supervisor stands still: all that was due happens at the end. */
  freeze(ms: number): void {
    this.nowMs += ms;
    this.pass(0);
  }

  /** What was killed ends, as the kernel sees to. */
  reap(): void {
    for (const name of SERVICE_NAMES) {
      const process = this.current(name);
      if (process?.alive && process.killed) {
        this.happen(name, { type: 'exit', end: { kind: 'signal', signal: 'SIGKILL' } });
      }
    }
  }

  /** Processes that should have been killed by now. */
  overdue(): SimulatedProcess[] {
    return SERVICE_NAMES.flatMap((name) =>
      this.processes[name].filter((process) =>
        isOverdue(process, POLICY.drainMs[name], this.nowMs),
      ),
    );
  }

  /** Lets time pass until the next timer; false when none is set. */
  fireNextTimer(): boolean {
    const [next] = [...this.#timers].sort(([, a], [, b]) => a.dueMs - b.dueMs);
    if (next === undefined) {
      return false;
    }
    const [key, { dueMs, input }] = next;
    this.#timers.delete(key);
    this.nowMs = Math.max(this.nowMs, dueMs);
    this.feed(input);
    return true;
  }

  /** The processes that still live. */
  living(): SimulatedProcess[] {
    return SERVICE_NAMES.flatMap((name) => this.processes[name]).filter(({ alive }) => alive);
  }

  /** The last process of a service. */
  current(name: ServiceName): SimulatedProcess | undefined {
    return this.processes[name].at(-1);
  }

  #perform(effect: SystemEffect): void {
    const { api } = this.system.services;
    switch (effect.type) {
      case 'tellApiState':
        check(effect.state === 'away' || api.state === 'ready', 'told ready while it is not');
        break;
      case 'announceReady':
        this.announcements += 1;
        break;
      case 'stopBudget':
        this.#timers.set('budget', {
          dueMs: this.nowMs + effect.afterMs,
          input: { type: 'stopBudgetSpent' },
        });
        break;
      case 'finish':
        check(this.exitCode === null, 'finished twice');
        this.exitCode = effect.exitCode;
        break;
      case 'service':
        this.#performFor(effect.name, effect.effect);
        break;
    }
  }

  #performFor(name: ServiceName, effect: Effect): void {
    const process = this.current(name);
    if (effect.type === this.#sabotage.dropEffect) {
      return;
    }
    switch (effect.type) {
      case 'spawn':
        check(!process?.alive, `a second incarnation of ${name}`);
        check(this.system.ending === null, `${name} is started while everything stops`);
        this.processes[name].push(newProcess(this.nowMs));
        check(effect.incarnation === this.processes[name].length, 'incarnations are counted');
        break;
      case 'killGroup':
      case 'terminate':
        undergo(process, effect.type, this.nowMs);
        break;
      case 'openPort':
        check(
          name === 'api' || this.system.services.api.state === 'ready',
          'the public port opens while the API is away',
        );
        undergo(process, effect.type, this.nowMs);
        break;
      case 'deadline':
        this.#timers.set(name, {
          dueMs: this.nowMs + effect.afterMs,
          input: {
            type: 'service',
            name,
            incarnation: this.processes[name].length,
            event: { type: 'deadline' },
          },
        });
        break;
      case 'cancelTimers':
        this.#timers.delete(name);
        break;
      case 'probe':
        break;
    }
  }
}
