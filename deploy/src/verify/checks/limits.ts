import { failed, ok, skipped } from '../finding.ts';
import { inMebibytes } from '../quantity.ts';
import type { Check } from '../scene.ts';

/** It lives within the memory and the processors of the manifest. */
export const limitsCheck: Check = {
  name: 'memory and processors',
  async run({ contract, runtime, instance }) {
    const seen = await instance.inspect();
    const resident = seen.processes.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
    const withheld = runtime.withheld.memory ?? runtime.withheld.cpu;
    if (withheld !== undefined) {
      return skipped(`${withheld}; ${inMebibytes(resident)} resident in all processes`);
    }
    const { memoryLimitBytes, memoryPeakBytes, outOfMemoryKills, cpus } = seen;
    if (memoryLimitBytes !== contract.memoryBytes) {
      return failed(
        `the memory is limited to ${memoryLimitBytes === null ? 'nothing' : inMebibytes(memoryLimitBytes)}`,
      );
    }
    if (cpus === null || Math.abs(cpus - contract.cpus) > 0.01) {
      return failed(`the processors are limited to ${String(cpus ?? 'nothing')}`);
    }
    const peak = memoryPeakBytes === null ? 'unknown' : inMebibytes(memoryPeakBytes);
    const figures =
      `peak ${peak} of ${inMebibytes(memoryLimitBytes)}, with files read; ${String(cpus)} CPU; the processes ` +
      `add up to ${inMebibytes(resident)}, with what they share counted for each`;
    return (outOfMemoryKills ?? 0) > 0
      ? failed(`${String(outOfMemoryKills)} processes were killed for want of memory: ${figures}`)
      : ok(figures);
  },
};
