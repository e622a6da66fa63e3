import { isHealthy } from '../run/questions.ts';
import { pause, POLL_MS, type Run, type Service } from '../run/start-run.ts';

const TIMEOUT_MS = 20_000;

/**
 * Sends a signal to a service and gives the milliseconds until health comes through the port again, from
 * another process than before; `Infinity` when that takes too long.
 */
export async function untilBack(
  run: Run,
  service: Service,
  signal: NodeJS.Signals,
): Promise<number> {
  const before = run.pidOf(service);
  if (before === null) {
    return Infinity;
  }
  const sinceMs = performance.now();
  process.kill(before, signal);
  while (performance.now() - sinceMs < TIMEOUT_MS) {
    const isUp = await isHealthy(run.port);
    const tookMs = performance.now() - sinceMs;
    // The process table is only read for an answer that would count: reading it costs more than asking.
    if (isUp && isAnother(run.pidOf(service), before)) {
      return tookMs;
    }
    await pause(POLL_MS);
  }
  return Infinity;
}

function isAnother(now: number | null, before: number): boolean {
  return now !== null && now !== before;
}
