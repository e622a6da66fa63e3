import { medianOf } from '../report/report.ts';
import { ratio } from '../report/statistics.ts';
import { startRun, untilHealthy } from '../run/start-run.ts';
import { ALONE, type Measurement } from './measurement.ts';
import { startsAlone } from './starts-alone.ts';
import { untilBack } from './until-back.ts';
import { pause } from '../run/start-run.ts';

const START_TIMEOUT_MS = 45_000;

/** From `kill -9` of a service to the next healthy answer through the public port. */
export const recovery: Measurement = {
  name: 'recovery',
  title: 'Recovery from kill -9',
  figures: [
    { id: 'api', title: 'API killed', unit: 'ms' },
    { id: 'ui', title: 'UI server killed', unit: 'ms' },
  ],
  // Ours restarts at once what had been stable for ten seconds, as a container's services have been.
  settleMs: 11_000,
  async measure(contender, options) {
    if (!contender.restarts) {
      return {};
    }
    const run = await startRun(contender, options);
    if (run === null) {
      return null;
    }
    try {
      if (!Number.isFinite(await untilHealthy(run, START_TIMEOUT_MS))) {
        return { api: Infinity, ui: Infinity };
      }
      await pause(options.settleMs);
      const api = await untilBack(run, 'api', 'SIGKILL');
      const ui = await untilBack(run, 'ui-server', 'SIGKILL');
      return { api, ui };
    } finally {
      await run.end();
    }
  },
  measureAlone: startsAlone,
  marksOf(rows) {
    const of = (contender: string, id: string): number | null => medianOf(rows, contender, id);
    return [
      {
        text: "API killed: ours / the API's own start",
        value: ratio(of('ours', 'api'), of(ALONE, 'api')),
        limit: 1.3,
        unit: 'x',
      },
      {
        text: 'API killed: ours / shell script',
        value: ratio(of('ours', 'api'), of('shell script', 'api')),
        limit: 0.1,
        unit: 'x',
      },
      {
        text: "UI server killed: ours / the UI server's own start",
        value: ratio(of('ours', 'ui'), of(ALONE, 'ui')),
        limit: 1.3,
        unit: 'x',
      },
    ];
  },
};
