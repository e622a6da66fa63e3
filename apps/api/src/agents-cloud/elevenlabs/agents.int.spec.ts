import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentDefinition } from '../conversational-agents.ts';
import {
  startElevenLabsWorld,
  type ElevenLabsWorld,
} from '../../upstream/elevenlabs/__fixtures__/elevenlabs-world.ts';
import { createElevenLabsAgents } from './index.ts';

const { signal: NEVER } = new AbortController();
const definition: AgentDefinition = {
  name: 'Nurse',
  prompt: 'Be kind.',
  firstMessage: 'Hello.',
  languages: ['zh-TW', 'en'],
  voiceId: 'voice-lin',
  knowledge: [],
};

let world: ElevenLabsWorld;
beforeAll(async () => {
  world = await startElevenLabsWorld();
});
afterAll(() => world.close());

const agents = () => createElevenLabsAgents(world.client);
async function made(more: Partial<AgentDefinition> = {}) {
  const id = await agents().create({ ...definition, ...more }, NEVER);
  const stored = () => world.standIn.world.agents.get(id);
  return { id, stored };
}

describe('an agent on ElevenLabs', () => {
  it('[bug 25] has its further languages where the platform reads them', async () => {
    const { stored } = await made();
    expect(stored()?.conversation_config).toMatchObject({
      agent: { language: 'zh', first_message: 'Hello.', prompt: { prompt: 'Be kind.' } },
      language_presets: { en: { overrides: { agent: { language: 'en' } } } },
    });
    expect(stored()?.conversation_config['agent']).not.toHaveProperty('language_presets');
  });

  it.each([
    [['en'], 'eleven_turbo_v2'],
    [['zh'], 'eleven_turbo_v2_5'],
    [['en', 'zh-TW'], 'eleven_turbo_v2_5'],
  ])('that speaks %j does so by %s', async (languages, model_id) => {
    const { id, stored } = await made({ languages: ['ja'] });
    await agents().update(id, { languages }, NEVER);
    expect(stored()?.conversation_config['tts']).toMatchObject({ model_id, voice_id: 'voice-lin' });
  });

  it('lets nobody in without a signed URL, and allows what conversations override', async () => {
    const { stored } = await made();
    expect(stored()?.platform_settings).toEqual({
      auth: { enable_auth: true },
      overrides: {
        conversation_config_override: {
          agent: { language: true, first_message: true },
          conversation: { text_only: true },
        },
      },
    });
  });

  it('that somebody else made is given what conversations need with the next change', async () => {
    const { id, stored } = await made();
    const agent = stored();
    if (agent !== undefined) {
      agent.platform_settings = { call_limits: { daily_limit: 5 } };
    }
    await agents().update(id, { name: 'Renamed' }, NEVER);
    expect(stored()?.platform_settings).toMatchObject({
      auth: { enable_auth: true },
      call_limits: { daily_limit: 5 },
    });
  });

  it('keeps tags of others, and how others attached their documents', async () => {
    const { id, stored } = await made();
    const agent = stored();
    const { documents } = world.standIn.world;
    documents.set('theirs', { id: 'theirs', name: 'T', type: 'text', text: 'x', createdAt: 0 });
    documents.set('ours', { id: 'ours', name: 'O', type: 'file', text: 'x', createdAt: 0 });
    if (agent !== undefined) {
      agent.tags = [...agent.tags, 'ward 7'];
      agent.conversation_config = {
        agent: {
          prompt: {
            knowledge_base: [{ id: 'theirs', name: 'T', type: 'text', usage_mode: 'prompt' }],
          },
        },
      };
    }
    const current = await agents().get(id, NEVER);
    const knowledge = [...(current?.knowledge ?? []), { documentId: 'ours', name: 'O' }];
    await agents().update(id, { knowledge, languages: ['en'] }, NEVER);
    expect(stored()?.tags).toEqual(['ward 7']);
    expect(stored()?.conversation_config).toMatchObject({
      agent: {
        prompt: {
          knowledge_base: [
            { id: 'theirs', name: 'T', type: 'text', usage_mode: 'prompt' },
            { id: 'ours', name: 'O', type: 'file', usage_mode: 'auto' },
          ],
        },
      },
    });
  });

  it('is not made twice when the outcome is unknown, and can be found again', async () => {
    world.standIn.fail('POST /v1/convai/agents/create', { kind: 'reset' });
    const before = world.standIn.world.agents.size;
    await expect(made({ reference: 'ref-1' })).rejects.toMatchObject({ failure: 'unreachable' });
    expect(world.standIn.world.agents.size).toBe(before + 1);
    const [left] = (await agents().find?.('ref-1', NEVER)) ?? [];
    expect(world.standIn.world.agents.get(left ?? '')?.name).toBe('Nurse');
  });

  it.each([
    [{ voiceId: 'nobody' }, 400],
    [{ languages: ['xx'] }, 422],
  ])('with %j is rejected', async (more, status) => {
    await expect(made(more)).rejects.toMatchObject({ failure: 'rejected', status });
  });

  it.each(['', '.', '..'])('is never asked for by %j, which is no id', async (id) => {
    const before = world.standIn.requests.length;
    await expect(agents().get(id, NEVER)).rejects.toMatchObject({ failure: 'rejected' });
    await expect(agents().delete(id, NEVER)).rejects.toMatchObject({ failure: 'rejected' });
    expect(world.standIn.requests).toHaveLength(before);
  });
});
