import type { Supervision } from './supervision.ts';

/** From one sign of life to the next. */
export const HEARTBEAT_PERIOD_MS = 1_000;

/**
 * Tells the supervisor again and again that the event loop turns; nobody is told without one. It keeps no
 * process alive. Returns what ends it.
 */
export function startHeartbeat(
  supervision: Supervision,
  periodMs = HEARTBEAT_PERIOD_MS,
): () => void {
  if (!supervision.supervised) {
    return () => undefined;
  }
  const timer = setInterval(() => {
    supervision.send({ type: 'heartbeat', instance: supervision.instance });
  }, periodMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
