import type { Policy } from '../machine/policy.ts';
import type { ServiceEvent, ServiceName } from '../machine/service.ts';
import type { Effect, ProbePurpose } from '../machine/step.ts';
import type { SupervisorMessage, ServiceMessage } from '@elevendops/health';
import type { TakeEnd } from './ends-of-a-turn.ts';
import { probeEvent } from './probe-event.ts';
import type { LaunchedService, World } from './world.ts';

/** The place of one service: its process while it has one, its deadline and its next probe. */
export interface ServiceSlot {
  perform(effect: Effect): void;
  send(message: SupervisorMessage): void;
  /** Kills what runs; resolves when it has ended. */
  kill(): Promise<void>;
  /** Resolves when the output of every incarnation has been passed on. */
  logged(): Promise<void>;
}

/** Whom a slot tells what happened. */
export type Tell = (incarnation: number, event: ServiceEvent) => void;

/** What a slot needs of its driver. */
export interface ServiceSlotOptions {
  readonly world: World;
  readonly policy: Policy;
  readonly tell: Tell;
  readonly takeEnd: TakeEnd;
}

/** Makes the place of a service that was never started. */
export function createServiceSlot(
  name: ServiceName,
  { world, policy, tell, takeEnd }: ServiceSlotOptions,
): ServiceSlot {
  const { clock } = world;
  let incarnation = 0;
  let launched: LaunchedService | null = null;
  let logged = Promise.resolve();
  let ended = Promise.resolve();
  let cancelDeadline = (): void => undefined;
  let lastProbeMs = -Infinity;
  let cancelProbe = (): void => undefined;

  function launch(number: number): void {
    incarnation = number;
    let markEnded = (): void => undefined;
    const current = world.launch(name, {
      onMessage(message) {
        const event = eventOf(message, current.instance);
        if (event !== null) {
          tell(number, event);
        }
      },
      onCutOff() {
        tell(number, { type: 'cutOff' });
      },
      onEnd(end) {
        takeEnd({ name, end }, () => {
          tell(number, { type: 'exit', end });
          launched = null;
          markEnded();
        });
      },
    });
    launched = current;
    ended = new Promise((resolve) => {
      markEnded = resolve;
    });
    const passedOn = current.logged.then(() => {
      world.reportEscapees();
    });
    logged = Promise.all([logged, passedOn]).then(() => undefined);
  }

  function setDeadline(afterMs: number): void {
    const about = incarnation;
    cancelDeadline();
    cancelDeadline = clock.after(afterMs, () => {
      tell(about, { type: 'deadline' });
    });
  }

  /** The pause counts from the beginning of the probe before: one that waits in vain takes its time. */
  function setProbe(purpose: ProbePurpose, afterMs: number): void {
    const about = incarnation;
    const nowMs = clock.monotonicMs();
    const dueMs = Math.max(nowMs, lastProbeMs + afterMs);
    let isCancelled = false;
    cancelProbe();
    const cancelTimer = clock.after(dueMs - nowMs, () => {
      lastProbeMs = clock.monotonicMs();
      void world.probe(name, purpose, launched?.instance ?? '').then((verdict) => {
        if (!isCancelled) {
          tell(about, probeEvent(verdict, { dueMs, endedMs: clock.monotonicMs() }, policy));
        }
      });
    });
    cancelProbe = () => {
      isCancelled = true;
      cancelTimer();
    };
  }

  return {
    perform(effect) {
      switch (effect.type) {
        case 'spawn':
          launch(effect.incarnation);
          break;
        case 'terminate':
          launched?.terminate();
          break;
        case 'killGroup':
          launched?.killGroup();
          break;
        case 'openPort':
          launched?.send({ type: 'listen' });
          break;
        case 'probe':
          setProbe(effect.purpose, effect.afterMs);
          break;
        case 'deadline':
          setDeadline(effect.afterMs);
          break;
        case 'cancelTimers':
          cancelDeadline();
          cancelProbe();
          break;
      }
    },
    send: (message) => launched?.send(message),
    async kill() {
      launched?.killGroup();
      await ended;
    },
    logged: () => logged,
  };
}

/** Only messages that carry the name of this incarnation count. */
function eventOf(message: ServiceMessage, instance: string): ServiceEvent | null {
  if (message.instance !== instance) {
    return null;
  }
  switch (message.type) {
    case 'ready':
      return { type: message.port === null ? 'loaded' : 'listening' };
    case 'listening':
      return { type: 'listening' };
    case 'heartbeat':
      return { type: 'heartbeat' };
  }
}
