import type { End } from './end.ts';
import { NO_HISTORY, type RestartHistory } from './restart-policy.ts';

/** The services, in the order in which they are started. */
export const SERVICE_NAMES = ['api', 'ui-server'] as const;

/** @see SERVICE_NAMES */
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** Where a service is in its life. */
export type State = 'idle' | 'starting' | 'ready' | 'unhealthy' | 'stopping' | 'backoff' | 'failed';

/** What can happen to a service. */
export type ServiceEvent =
  | { readonly type: 'start' }
  /** It has loaded and waits for leave to open its port. */
  | { readonly type: 'loaded' }
  /** It may open its port. */
  | { readonly type: 'admit' }
  /** It says that its port is open. */
  | { readonly type: 'listening' }
  | { readonly type: 'probeOk' }
  | {
      readonly type: 'probeFail';
      readonly reason: string;
      /** It did answer, but not as a healthy service does. */
      readonly answered: boolean;
      /** The supervisor itself stood still or lacked resources, so that the failure proves nothing. */
      readonly inconclusive: boolean;
    }
  /** Its event loop turns. */
  | { readonly type: 'heartbeat' }
  /** It gave up its line to the supervisor, and lives on. */
  | { readonly type: 'cutOff' }
  | { readonly type: 'exit'; readonly end: End }
  | { readonly type: 'deadline' }
  /** It may go on for now, but is not started again. */
  | { readonly type: 'retire' }
  | { readonly type: 'stop'; readonly graceMs: number }
  | { readonly type: 'kill' };

/** @see ServiceEvent */
export type EventType = ServiceEvent['type'];

/** How far the current incarnation has come by its own account. */
export type Progress = 'spawned' | 'loaded' | 'admitted' | 'listening';

/** Everything known about a service. */
export interface Service {
  readonly state: State;
  /** Counts the processes spawned for it; what an earlier one still says is ignored. */
  readonly incarnation: number;
  /** False once the system stops: from then on its end is not followed by a restart. */
  readonly wanted: boolean;
  readonly progress: Progress;
  readonly spawnedMs: number;
  readonly readySinceMs: number | null;
  /** Probes in a row without a good answer. */
  readonly misses: number;
  /** Good answers in a row. */
  readonly hits: number;
  /** The last answer was a bad one. */
  readonly answersBadly: boolean;
  /** Its last heartbeat; null when it never sent one, or can send none any more. */
  readonly lastBeatMs: number | null;
  /** Its last good answer; null before the first. */
  readonly lastAnswerMs: number | null;
  /** It cannot be heard over IPC any more. */
  readonly isCutOff: boolean;
  readonly lastProbeFailure: string | null;
  /** The current or last incarnation was not ready in time. */
  readonly startTimedOut: boolean;
  /** It was ended because it hung. */
  readonly hung: boolean;
  /** It had to be killed after it was told to stop. */
  readonly forced: boolean;
  /** How the last incarnation ended. */
  readonly end: End | null;
  /** How it ended after it was retired. */
  readonly finalEnd: End | null;
  readonly history: RestartHistory;
  /** Ends that were followed by a restart, over the whole life. */
  readonly restarts: number;
  readonly restartDelayMs: number;
}

/** A service before its first start. */
export const NEW_SERVICE: Service = {
  state: 'idle',
  incarnation: 0,
  wanted: true,
  progress: 'spawned',
  spawnedMs: 0,
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
  forced: false,
  end: null,
  finalEnd: null,
  history: NO_HISTORY,
  restarts: 0,
  restartDelayMs: 0,
};

/** Whether there is no process and none is coming. */
export function isAtRest(service: Service): boolean {
  return service.state === 'idle' || service.state === 'failed';
}
