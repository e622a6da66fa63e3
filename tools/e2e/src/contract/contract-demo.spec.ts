import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal } from './api-caller.ts';
import { createContractContext, newAgent, syncedDocument } from './contract-context.ts';
import { startBuiltApi, type ContractSystem } from './start-built-api.ts';

describe('the HTTP contract, as a demonstration', () => {
  let system: ContractSystem | undefined;
  beforeAll(async () => {
    system = await startBuiltApi({ DEMO_MODE: 'true' });
  });
  afterAll(() => system?.dispose());
  const context = createContractContext('embedded', {
    url: () => system?.url ?? '',
    lines: () => system?.lines ?? [],
  });
  const { api } = context;

  it('[bug 30] refuses every deletion with 403, and nothing is gone', async () => {
    const { knowledge_id } = await syncedDocument(context);
    const { agent_id } = await newAgent(context);
    const template = await api.post('/api/templates', {
      display_name: 'Mine',
      description: '',
      content: 'Keep it short.',
    });
    const { template_id } = template.json as { readonly template_id: string };
    const spoken = { knowledge_id, script: 'Rest.', voice_id: '' };
    const { audio_id } = (await api.post('/api/audio/generate', spoken)).json as {
      readonly audio_id: string;
    };
    for (const path of [
      `/api/knowledge/${knowledge_id}`,
      `/api/agent/${agent_id}`,
      `/api/templates/${template_id}`,
      `/api/audio/${audio_id}`,
    ]) {
      expectRefusal(await api.delete(path), 403, 'DEMO_MODE');
      expect((await api.get(path)).status).toBe(200);
    }
    expect((await api.get(`/api/audio/stream/${audio_id}`)).status).toBe(200);
  });

  it('says that it is one', async () => {
    expect((await api.get('/api/health')).json).toMatchObject({ demo_mode: true });
  });
});
