import {
  EXIT_KILLED,
  EXIT_START_TIMEOUT,
  exitCodeOf,
  failureCodeOf,
  isCleanStop,
  type End,
} from '../machine/end.ts';
import type { Service, ServiceName } from '../machine/service.ts';

/** Why the system stops. */
export type Ending =
  | { readonly cause: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly cause: 'gave-up'; readonly service: ServiceName };

/**
 * The supervisor's own exit code: that of the service it gave up on, or else 137 when something had to
 * be killed, or else the code of a service that crashed while it drained, or else 0.
 */
export function exitCodeOfSystem(
  services: Readonly<Record<ServiceName, Service>>,
  ending: Ending,
): number {
  if (ending.cause === 'gave-up') {
    return exitCodeOfFailure(services[ending.service]);
  }
  const all = Object.values(services);
  const crash = all.map(({ finalEnd }) => finalEnd).find(isCrash);
  if (all.some(({ forced }) => forced)) {
    return EXIT_KILLED;
  }
  return crash ? exitCodeOf(crash) : 0;
}

/** Whether a service that was to stop ended otherwise than by draining. */
export function isCrash(finalEnd: End | null): finalEnd is End {
  return finalEnd !== null && !isCleanStop(finalEnd);
}

function exitCodeOfFailure({ end, startTimedOut }: Service): number {
  if (startTimedOut) {
    return EXIT_START_TIMEOUT;
  }
  return end === null ? 1 : failureCodeOf(end);
}
