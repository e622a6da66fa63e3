import { setTimeout as sleep } from 'node:timers/promises';
import { failed, ok, skipped } from '../finding.ts';
import { askProbe } from '../probe/ask-probe.ts';
import { portOf } from '../ports.ts';
import type { Check } from '../scene.ts';

/** Asked this often, a second apart: the manifest's own period would take minutes. */
const TIMES = 3;

/** The liveness probe of the manifest is answered in its time. */
export const livenessCheck: Check = {
  name: 'liveness probe',
  async run({ contract, instance }) {
    const { livenessProbe: probe } = contract;
    if (probe === null) {
      return skipped('the manifest has no liveness probe');
    }
    const port = portOf(probe.port, contract, instance);
    const took: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      await sleep(time === 0 ? 0 : 1000);
      const begun = performance.now();
      const failure = await askProbe(
        probe,
        { host: '127.0.0.1', port },
        probe.timeoutSeconds * 1000,
      );
      if (failure !== null) {
        return failed(`GET ${probe.path} on port ${String(probe.port)}: ${failure}`);
      }
      took.push(performance.now() - begun);
    }
    return ok(
      `GET ${probe.path}, ${String(TIMES)} times: at most ${String(Math.round(Math.max(...took)))} ms ` +
        `of the ${String(probe.timeoutSeconds)} s allowed`,
    );
  },
};
