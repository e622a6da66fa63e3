import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agentBench, type AgentBench } from './__fixtures__/agent-bench.ts';

let bench: AgentBench;
beforeEach(async () => {
  bench = await agentBench();
});
afterEach(() => bench.close());

describe('an upload that its instance could not note', () => {
  it('is removed by the instance that takes over', async () => {
    const id = await bench.createDocument('text');
    bench.cloud.uploads.set('upload-lost-1', id);
    await bench.documents.change(id, (record) => ({
      record: {
        ...record,
        sync_status: 'syncing',
        lease_owner: 'dead',
        last_sync_attempt: new Date(Date.now() - 60_000).toISOString(),
        sync_due_at: new Date(Date.now() - 1).toISOString(),
      },
    }));
    bench.work();
    const texts = () => {
      bench.advance(60_000);
      return [...bench.cloud.uploads.keys()].map((upload) => upload.split('-')[1]);
    };
    await expect.poll(texts).toEqual(['text']);
  });
});
