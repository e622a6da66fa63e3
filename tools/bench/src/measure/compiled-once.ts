import { ours } from '../contenders/ours.ts';
import { startRun, untilHealthy } from '../run/start-run.ts';
import type { MeasureOptions } from './measurement.ts';

const TIMEOUT_MS = 45_000;

/**
 * Starts everything once and stops it, as the image is built: an orderly end writes the compiled code of
 * all three programs, which every start after it reads.
 *
 * @throws Error when it does not start, or does not end with 0
 */
export async function compiledOnce(options: MeasureOptions): Promise<void> {
  const run = await startRun(ours, options);
  try {
    if (run !== null && (await untilHealthy(run, TIMEOUT_MS)) < Infinity) {
      run.launcher.kill(run.stopSignal);
      if ((await run.exitWithin(TIMEOUT_MS))?.code === 0) {
        return;
      }
    }
    throw new Error(
      `Nothing can be measured: ${run?.launcherEnd() ?? 'our own system did not start and stop.'}`,
    );
  } finally {
    await run?.end();
  }
}
