import { medianOf } from '../report/report.ts';
import { pssOf } from '../run/processes.ts';
import { pause, startRun, untilHealthy } from '../run/start-run.ts';
import type { Measurement } from './measurement.ts';

const START_TIMEOUT_MS = 45_000;
const MIB = 1_024 * 1_024;

/** The proportional share of memory of every process, a while after the start and without work. */
export const memory: Measurement = {
  name: 'memory',
  title: 'Memory, idle',
  figures: [
    { id: 'tree', title: 'all processes', unit: 'MiB' },
    { id: 'launcher', title: 'all but the two servers', unit: 'MiB' },
  ],
  settleMs: 5_000,
  async measure(contender, options) {
    const run = await startRun(contender, options);
    if (run === null) {
      return null;
    }
    try {
      if (!Number.isFinite(await untilHealthy(run, START_TIMEOUT_MS))) {
        return {};
      }
      await pause(options.settleMs);
      const servers = [run.pidOf('api'), run.pidOf('ui-server')];
      const pids = run.processes();
      const sum = (of: readonly number[]): number =>
        of.reduce((total, pid) => total + pssOf(pid), 0) / MIB;
      return { tree: sum(pids), launcher: sum(pids.filter((pid) => !servers.includes(pid))) };
    } finally {
      await run.end();
    }
  },
  marksOf: (rows) => [
    { text: 'the supervisor', value: medianOf(rows, 'ours', 'launcher'), limit: 45, unit: 'MiB' },
    { text: 'the whole tree', value: medianOf(rows, 'ours', 'tree'), limit: 220, unit: 'MiB' },
  ],
};
