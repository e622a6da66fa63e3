import { describeEnd, isCutDrain, type End } from '../machine/end.ts';
import type { Service, ServiceName } from '../machine/service.ts';
import type { LogEntry } from '../logs/log-entry.ts';
import { isCrash } from './ending.ts';

/** A service before and after an event. */
export interface Change {
  readonly name: ServiceName;
  readonly before: Service;
  readonly after: Service;
  readonly nowMs: number;
}

/** What a change of state means, for the log; null when there is nothing to tell. */
export function narrate(change: Change): LogEntry | null {
  const { name, before, after } = change;
  if (before.state === after.state) {
    return !before.isCutOff && after.isCutOff ? narrateCutOff(name) : null;
  }
  switch (after.state) {
    case 'starting':
      return null;
    case 'ready':
      return before.state === 'unhealthy'
        ? { severity: 'INFO', message: `${name} answers well again` }
        : narrateReady(change);
    case 'unhealthy':
      return {
        severity: 'WARNING',
        message: `${name} ${answersHow(after)} (${probeFailure(after)}): no longer counted on`,
      };
    case 'stopping':
      return narrateStopping(change);
    case 'backoff':
      return narrateRestart(change);
    case 'failed':
      return {
        severity: 'ERROR',
        message: `${name} ended (${reasonOf(after)}) and is not started again`,
        fields: { incarnation: after.incarnation },
      };
    case 'idle':
      return narrateEnd(change);
  }
}

/** What it means that several services ended at the same moment. */
export function narrateTogether(
  ends: readonly { readonly name: ServiceName; readonly end: End }[],
): LogEntry {
  const names = ends.map(({ name }) => name).join(' and ');
  const reasons = ends.map(({ end }) => describeEnd(end)).join(', ');
  return {
    severity: 'ERROR',
    message: `${names} ended together (${reasons}): out of memory, or ended from outside?`,
  };
}

/** Why an incarnation ended, in a few words. */
export function reasonOf(service: Service): string {
  if (service.startTimedOut) {
    return `not ready in time (last probe: ${probeFailure(service)})`;
  }
  if (service.hung) {
    return 'it hung';
  }
  return service.end === null ? 'unknown' : describeEnd(service.end);
}

function narrateCutOff(name: ServiceName): LogEntry {
  return {
    severity: 'WARNING',
    message: `${name} gave up its line to the supervisor: from now on only HTTP tells whether it hangs`,
  };
}

function narrateReady({ name, after, nowMs }: Change): LogEntry {
  const readyMs = Math.round(nowMs - after.spawnedMs);
  return {
    severity: 'INFO',
    message: `${name} is ready after ${String(readyMs)} ms`,
    fields: { ready_ms: readyMs, incarnation: after.incarnation },
  };
}

function narrateStopping({ name, before, after }: Change): LogEntry | null {
  if (!after.wanted) {
    return { severity: 'INFO', message: `stopping ${name}` };
  }
  return before.state === 'starting'
    ? { severity: 'ERROR', message: `${name} is killed: ${reasonOf(after)}` }
    : { severity: 'ERROR', message: `${name} hangs (${probeFailure(after)}): ending it` };
}

function narrateRestart({ name, after }: Change): LogEntry {
  const delayMs = Math.round(after.restartDelayMs);
  return {
    severity: 'WARNING',
    message: `${name} ended (${reasonOf(after)}): restart in ${String(delayMs)} ms`,
    fields: { incarnation: after.incarnation, restarts: after.restarts, delay_ms: delayMs },
  };
}

function narrateEnd({ name, before, after }: Change): LogEntry {
  if (before.state === 'backoff' || !isCrash(after.finalEnd)) {
    return { severity: 'INFO', message: `${name} stopped` };
  }
  if (!after.forced && isCutDrain(after.finalEnd)) {
    return { severity: 'WARNING', message: `${name} stopped, but had to cut connections` };
  }
  const how = after.forced ? 'had to be killed' : 'crashed while it was stopping';
  return { severity: 'ERROR', message: `${name} ${how} (${describeEnd(after.finalEnd)})` };
}

function answersHow({ answersBadly }: Service): string {
  return answersBadly ? 'answers badly' : 'does not answer';
}

function probeFailure({ lastProbeFailure }: Service): string {
  return lastProbeFailure ?? 'it never said that it was ready';
}
