import { medianOf } from '../report/report.ts';
import { ratio } from '../report/statistics.ts';
import { startRun, untilHealthy } from '../run/start-run.ts';
import type { Measurement } from './measurement.ts';

const TIMEOUT_MS = 45_000;

/** From the spawn of the launcher to the first 200 of health through the public port. */
export const coldStart: Measurement = {
  name: 'cold-start',
  title: 'Cold start',
  figures: [{ id: 'healthy', title: 'first healthy answer', unit: 'ms' }],
  settleMs: 0,
  async measure(contender, options) {
    const run = await startRun(contender, options);
    if (run === null) {
      return null;
    }
    try {
      return { healthy: await untilHealthy(run, TIMEOUT_MS) };
    } finally {
      await run.end();
    }
  },
  marksOf(rows) {
    const of = (contender: string): number | null => medianOf(rows, contender, 'healthy');
    return [
      { text: 'ours / floor', value: ratio(of('ours'), of('floor')), limit: 1.25, unit: 'x' },
      {
        text: 'ours / shell script, the only peer that gates on readiness',
        value: ratio(of('ours'), of('shell script')),
        limit: 0.4,
        unit: 'x',
      },
    ];
  },
};
