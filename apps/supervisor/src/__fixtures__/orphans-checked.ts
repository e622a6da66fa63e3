import { afterEach, expect } from 'vitest';
import { startRun, type RunOptions, type SupervisedRun } from './supervised-run.ts';

/** `startRun` for a spec that ends every run it started and fails when one leaves a process behind. */
export function orphansChecked(): { startRun(options?: RunOptions): Promise<SupervisedRun> } {
  const runs: SupervisedRun[] = [];
  afterEach(async () => {
    for (const run of runs.splice(0)) {
      await endChecked(run);
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

/** Ends a run; rejects when its supervisor had ended by itself and left a process that lives on. */
export async function endChecked(run: SupervisedRun, withinMs?: number): Promise<void> {
  const hasEnded = run.process.exitCode !== null || run.process.signalCode !== null;
  const orphans = hasEnded ? await run.survivors(withinMs) : [];
  // The supervisor first: it would restart the others.
  run.process.kill('SIGKILL');
  await run.end();
  run.processes().forEach(killIfThere);
  expect(orphans, 'processes that outlived their supervisor').toEqual([]);
}

/** Kills a process that may have ended by itself. */
export function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    expect(error).toMatchObject({ code: 'ESRCH' });
  }
}
