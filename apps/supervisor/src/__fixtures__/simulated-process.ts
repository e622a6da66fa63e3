import { POLICY } from '../machine/policy.ts';
import type { ServiceEvent } from '../machine/service.ts';
import type { Effect } from '../machine/step.ts';

/** A process as the simulated kernel knows it, and what the supervisor could know about it. */
export interface SimulatedProcess {
  alive: boolean;
  killed: boolean;
  terminated: boolean;
  announced: boolean;
  verified: boolean;
  mayListen: boolean;
  /** Since when it has been on its way to readiness without waiting for anybody; null when it is not. */
  startingSinceMs: number | null;
  terminatedMs: number | null;
}

/** A process that was just spawned. */
export function newProcess(nowMs: number): SimulatedProcess {
  return {
    alive: true,
    killed: false,
    terminated: false,
    announced: false,
    verified: false,
    mayListen: false,
    startingSinceMs: nowMs,
    terminatedMs: null,
  };
}

/** Keeps what a process says or suffers. */
export function note(process: SimulatedProcess, { type }: ServiceEvent): void {
  process.announced ||= type === 'listening';
  process.verified ||= type === 'probeOk';
  process.alive = type !== 'exit';
  const waits = type === 'loaded' && !process.mayListen && !process.announced;
  if (waits || (type === 'probeOk' && process.announced)) {
    process.startingSinceMs = null;
  }
}

/** Whether it should have been killed by now: late to start, or told to stop and still there. */
export function isOverdue(process: SimulatedProcess, drainMs: number, nowMs: number): boolean {
  const { alive, killed, startingSinceMs, terminatedMs } = process;
  const startsLate = startingSinceMs !== null && nowMs - startingSinceMs > POLICY.startTimeoutMs;
  const stopsLate = terminatedMs !== null && nowMs - terminatedMs > drainMs;
  return alive && !killed && (startsLate || stopsLate);
}

/** Notes what the supervisor does to a process; nothing when there is none. */
export function undergo(
  process: SimulatedProcess | undefined,
  what: Extract<Effect['type'], 'killGroup' | 'terminate' | 'openPort'>,
  nowMs: number,
): void {
  if (process === undefined) {
    return;
  }
  switch (what) {
    case 'killGroup':
      process.killed = true;
      break;
    case 'terminate':
      process.terminated = true;
      process.startingSinceMs = null;
      process.terminatedMs ??= nowMs;
      break;
    case 'openPort':
      process.mayListen = true;
      process.startingSinceMs = nowMs;
      break;
  }
}
