import { Client, RunTree } from 'langsmith';
import { afterEach, describe, expect, it } from 'vitest';
import {
  startLangsmithStandIn,
  type LangsmithStandIn,
  type LangsmithStandInOptions,
} from './langsmith-stand-in.ts';

const KEY = 'test-key';
const PROJECT = 'the project';

let langsmith: LangsmithStandIn;
afterEach(() => langsmith.close());

/** The official SDK, speaking to a stand-in. */
async function sdk(options: LangsmithStandInOptions = {}, more = {}): Promise<Client> {
  langsmith = await startLangsmithStandIn({ apiKey: KEY, ...options });
  const callerOptions = { maxRetries: 0 };
  return new Client({ apiUrl: langsmith.url, apiKey: KEY, callerOptions, ...more });
}

/** A chain with a model inside, begun and ended as an application does. */
async function trace(client: Client): Promise<{ root: RunTree; child: RunTree }> {
  const root = new RunTree({
    name: 'script',
    run_type: 'chain',
    inputs: { document: '糖尿病' },
    project_name: PROJECT,
    client,
    tracingEnabled: true,
  });
  await root.postRun();
  const child = root.createChild({ name: 'gemini', run_type: 'llm', inputs: { prompt: 'x' } });
  await child.postRun();
  await child.end({ text: 'y' });
  await child.patchRun();
  await root.end({ script: 'z' });
  await root.patchRun();
  await client.awaitPendingTraceBatches();
  return { root, child };
}

describe('startLangsmithStandIn, by the official SDK', () => {
  it.each([
    ['multipart bodies', {}, '/runs/multipart'],
    ['batches, where there is no multipart endpoint', { multipart: false }, '/runs/batch'],
  ])('takes runs in %s', async (_how, options, path) => {
    const client = await sdk(options);
    const { root, child } = await trace(client);
    expect(langsmith.calls.map((call) => call.path)).toContain(path);
    expect([...langsmith.runs.keys()].toSorted()).toEqual([root.id, child.id].toSorted());
    expect(langsmith.runs.get(root.id)).toMatchObject({
      name: 'script',
      run_type: 'chain',
      session_name: PROJECT,
      trace_id: root.id,
      inputs: { document: '糖尿病' },
      outputs: { script: 'z' },
    });
    expect(langsmith.runs.get(child.id)).toMatchObject({
      parent_run_id: root.id,
      dotted_order: expect.stringContaining(root.id),
    });
  });

  it('takes runs one by one, and changes of them', async () => {
    const client = await sdk({}, { autoBatchTracing: false });
    const { root } = await trace(client);
    expect(langsmith.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining(['POST /runs', `PATCH /runs/${root.id}`]),
    );
    expect(langsmith.runs.get(root.id)).toMatchObject({ outputs: { script: 'z' } });
  });

  it('tells where the project is', async () => {
    const client = await sdk();
    const url = await client.getProjectUrl({ projectName: PROJECT });
    expect(url).toContain(`/o/${langsmith.tenantId}/projects/p/${langsmith.projectId}`);
  });

  it('refuses another key, and fails on demand', async () => {
    langsmith = await startLangsmithStandIn({ apiKey: KEY });
    const post = (key: string) =>
      fetch(`${langsmith.url}/runs`, {
        method: 'POST',
        headers: { 'x-api-key': key },
        body: '{"id":"a"}',
      });
    expect((await post('another')).status).toBe(401);
    langsmith.fail({ kind: 'status', status: 429, retryAfter: '3' }, { kind: 'cut' });
    const limited = await post(KEY);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
    await expect(post(KEY)).rejects.toThrow();
    expect((await post(KEY)).status).toBe(202);
    expect(langsmith.runs.size).toBe(1);
  });
});
