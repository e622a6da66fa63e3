import { describe, expect, it } from 'vitest';
import { endChecked } from './orphans-checked.ts';
import { startRun } from './supervised-run.ts';

describe('endChecked', () => {
  it('fails for a process that lives on, and ends it', async () => {
    const run = await startRun({ api: 'runaway' });
    const { runaway } = await run.line(/^runaway/);
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    await run.exit;
    await expect(endChecked(run, 500)).rejects.toThrow('processes that outlived their supervisor');
    expect(await run.survivors()).not.toContain(runaway);
  });

  it('passes when everything ends with the supervisor', async () => {
    const run = await startRun({ api: 'grandchild' });
    await run.line(/^ready after/);
    run.signal('SIGTERM');
    await run.exit;
    await endChecked(run);
  });
});
