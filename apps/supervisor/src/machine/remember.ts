import type { Policy } from './policy.ts';
import { withEnd } from './restart-policy.ts';
import type { Progress, Service, ServiceEvent, State } from './service.ts';

const PROGRESS: readonly Progress[] = ['spawned', 'loaded', 'admitted', 'listening'];
const WITHOUT_PROCESS: ReadonlySet<State> = new Set(['idle', 'backoff', 'failed']);

/** The service with what the event tells about it; its state is not yet touched. */
export function remember(
  service: Service,
  event: ServiceEvent,
  nowMs: number,
  policy: Policy,
): Service {
  switch (event.type) {
    case 'start':
      return service;
    case 'loaded':
    case 'listening':
      return { ...service, progress: furthest(service.progress, event.type) };
    case 'admit':
      return { ...service, progress: furthest(service.progress, 'admitted') };
    case 'probeOk':
      return {
        ...service,
        misses: 0,
        hits: service.hits + 1,
        lastAnswerMs: nowMs,
        answersBadly: false,
        lastProbeFailure: null,
      };
    case 'probeFail':
      return event.inconclusive
        ? { ...service, misses: 0 }
        : {
            ...service,
            misses: service.misses + 1,
            hits: 0,
            answersBadly: event.answered,
            lastProbeFailure: event.reason,
          };
    case 'heartbeat':
      return { ...service, lastBeatMs: nowMs };
    case 'cutOff':
      return { ...service, lastBeatMs: null, isCutOff: true };
    case 'exit':
      return service.wanted
        ? { ...service, end: event.end, history: historyAfterEnd(service, nowMs, policy) }
        : { ...service, end: event.end, finalEnd: event.end };
    case 'deadline':
      return service.state === 'stopping'
        ? { ...service, forced: service.forced || !service.wanted }
        : { ...service, startTimedOut: service.state === 'starting' };
    case 'retire':
    case 'stop':
      return { ...service, wanted: false };
    case 'kill':
      return {
        ...service,
        wanted: false,
        forced: service.forced || !WITHOUT_PROCESS.has(service.state),
      };
  }
}

/** A service never goes back by its own account, whatever it sends twice. */
function furthest(before: Progress, now: Progress): Progress {
  return PROGRESS.indexOf(now) > PROGRESS.indexOf(before) ? now : before;
}

function historyAfterEnd(service: Service, nowMs: number, policy: Policy): Service['history'] {
  return withEnd(service.history, { nowMs, servedMs: servedMs(service, nowMs) }, policy);
}

/** What hangs is noticed late: the time since its last answer is none in which it served. */
function servedMs({ readySinceMs, lastAnswerMs, misses }: Service, nowMs: number): number | null {
  const untilMs = misses > 0 ? (lastAnswerMs ?? nowMs) : nowMs;
  return readySinceMs === null ? null : untilMs - readySinceMs;
}
