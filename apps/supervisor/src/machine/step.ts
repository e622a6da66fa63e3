import { isAddressInUse, isPermanent } from './end.ts';
import type { Policy } from './policy.ts';
import { remember } from './remember.ts';
import { isExhausted, restartDelayMs, withReady } from './restart-policy.ts';
import type { Service, ServiceEvent } from './service.ts';
import { TRANSITIONS, type Action, type Guard, type Rule } from './transitions.ts';

/** Something for the driver to do to the process of one service. */
export type Effect =
  | { readonly type: 'spawn'; readonly incarnation: number }
  | { readonly type: 'terminate' }
  | { readonly type: 'killGroup' }
  | { readonly type: 'openPort' }
  /** Ask once, so long after the probe before; replaces one that is still to come. */
  | { readonly type: 'probe'; readonly purpose: ProbePurpose; readonly afterMs: number }
  /** Send a `deadline` event then; replaces an earlier deadline. */
  | { readonly type: 'deadline'; readonly afterMs: number }
  /** Forget the deadline and the probe. */
  | { readonly type: 'cancelTimers' };

/** Whether a probe is to prove that the right process serves, or only that it still does. */
export type ProbePurpose = 'verify' | 'watch';

/** What a step takes from the world: the clock and chance. */
export interface Moment {
  /** Of a monotonic clock. */
  readonly nowMs: number;
  /** Between -1 and 1. */
  readonly jitter: number;
}

/** A service after an event, and what to do about it. */
export interface Step {
  readonly service: Service;
  readonly effects: readonly Effect[];
}

/** Applies one event to a service: remember it, find the rule in the table, carry out its actions. */
export function step(before: Service, event: ServiceEvent, moment: Moment, policy: Policy): Step {
  const informed = remember(before, event, moment.nowMs, policy);
  const rule = TRANSITIONS[before.state][event.type].find(
    ({ when }) => when === undefined || holds(when, informed, moment.nowMs, policy),
  );
  return rule === undefined
    ? { service: informed, effects: [] }
    : carryOut(rule, informed, event, moment, policy);
}

function holds(guard: Guard, service: Service, nowMs: number, policy: Policy): boolean {
  const { end, history } = service;
  switch (guard) {
    case 'hopeless':
      // Once it has been ready the port was ours: then what holds it is a dying remainder of us.
      return end !== null && (isPermanent(end) || (isAddressInUse(end) && !history.everReady));
    case 'outOfRestarts':
      return isExhausted(history, policy);
    case 'retired':
      return !service.wanted;
    case 'waitsForLeave':
      return service.progress === 'loaded';
    case 'announced':
      return service.progress === 'listening';
    case 'answersBadly':
      return service.answersBadly;
    case 'missingProbes':
      return service.misses >= policy.unhealthyAfter;
    case 'recovered':
      return service.hits >= policy.healthyAfter;
    case 'hung':
      return (
        service.misses >=
        (isBeating(service, nowMs, policy) ? policy.wedgedAfter : policy.hungAfter)
      );
  }
}

function isBeating({ lastBeatMs }: Service, nowMs: number, policy: Policy): boolean {
  return lastBeatMs !== null && nowMs - lastBeatMs <= policy.heartbeatMs;
}

function carryOut(
  rule: Rule,
  before: Service,
  event: ServiceEvent,
  moment: Moment,
  policy: Policy,
): Step {
  let service: Service = { ...before, state: rule.to, hung: before.hung || rule.when === 'hung' };
  if (rule.to === 'ready' && before.state === 'starting') {
    service = { ...service, readySinceMs: moment.nowMs, history: withReady(service.history) };
  }
  if (rule.to === 'backoff') {
    const delayMs = restartDelayMs(service.history, moment.jitter, policy);
    service = { ...service, restarts: service.restarts + 1, restartDelayMs: delayMs };
  }
  if (rule.actions.includes('spawn')) {
    service = incarnate(service, moment);
  }
  const effects = rule.actions.map((action) => effectOf(action, service, event, policy));
  return {
    service,
    effects: rule.to === before.state ? effects : [{ type: 'cancelTimers' }, ...effects],
  };
}

function incarnate(service: Service, { nowMs }: Moment): Service {
  return {
    ...service,
    incarnation: service.incarnation + 1,
    progress: 'spawned',
    spawnedMs: nowMs,
    readySinceMs: null,
    misses: 0,
    hits: 0,
    answersBadly: false,
    lastBeatMs: null,
    lastAnswerMs: null,
    isCutOff: false,
    lastProbeFailure: null,
    startTimedOut: false,
    hung: false,
  };
}

function effectOf(action: Action, service: Service, event: ServiceEvent, policy: Policy): Effect {
  switch (action) {
    case 'spawn':
      return { type: 'spawn', incarnation: service.incarnation };
    case 'terminate':
    case 'killGroup':
    case 'openPort':
      return { type: action };
    case 'probeNow':
      return { type: 'probe', purpose: 'verify', afterMs: 0 };
    case 'probeSoon':
      return { type: 'probe', purpose: 'verify', afterMs: policy.verifyPeriodMs };
    case 'probeAgain':
      return { type: 'probe', purpose: 'watch', afterMs: policy.verifyPeriodMs };
    case 'probeLater':
      return { type: 'probe', purpose: 'watch', afterMs: policy.probePeriodMs };
    case 'awaitStart':
      return { type: 'deadline', afterMs: policy.startTimeoutMs };
    case 'awaitLeave':
      return { type: 'cancelTimers' };
    case 'awaitDrain':
      return { type: 'deadline', afterMs: event.type === 'stop' ? event.graceMs : 0 };
    case 'awaitHungEnd':
      return { type: 'deadline', afterMs: policy.hungGraceMs };
    case 'awaitRestart':
      return { type: 'deadline', afterMs: service.restartDelayMs };
  }
}
