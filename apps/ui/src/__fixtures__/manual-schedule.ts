import type { Schedule } from '../api/send-upload.ts';

/** A clock that stands until the spec moves it. */
export interface ManualSchedule {
  readonly schedule: Schedule;
  /** Calls, in order of their times, what is due until then. */
  pass(durationMs: number): void;
  /** How many calls are still to come. */
  waiting(): number;
}

/** @see ManualSchedule */
export function createManualSchedule(): ManualSchedule {
  let now = 0;
  const due = new Map<() => void, number>();
  const schedule: Schedule = (action, delayMs) => {
    const entry = () => {
      action();
    };
    due.set(entry, now + delayMs);
    return () => {
      due.delete(entry);
    };
  };
  return {
    schedule,
    pass(durationMs: number) {
      now += durationMs;
      for (const [action, at] of [...due].toSorted(([, a], [, b]) => a - b)) {
        if (at <= now && due.delete(action)) {
          action();
        }
      }
    },
    waiting: () => due.size,
  };
}
