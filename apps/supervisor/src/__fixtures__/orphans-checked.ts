import { afterEach, expect } from 'vitest';
import { startRun, type RunOptions, type SupervisedRun } from './supervised-run.ts';

/** `startRun` for a spec that ends every run it started and fails when one leaves a process behind. */
export function orphansChecked(): { startRun(options?: RunOptions): Promise<SupervisedRun> } {
  const runs: SupervisedRun[] = [];
  afterEach(async () => {
    for (const run of runs.splice(0)) {
      const hasEnded = run.process.exitCode !== null || run.process.signalCode !== null;
      const orphans = hasEnded ? run.processes() : [];
      run.processes().forEach((pid) => {
        process.kill(pid, 'SIGKILL');
      });
      await run.end();
      expect(orphans, 'processes that outlived their supervisor').toEqual([]);
    }
  });
  return {
    async startRun(options) {
      const run = await startRun(options);
      runs.push(run);
      return run;
    },
  };
}
