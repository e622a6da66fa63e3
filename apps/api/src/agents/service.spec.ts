import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agentBench, type AgentBench } from './__fixtures__/agent-bench.ts';
import { greetingOf } from './greetings.ts';
import { systemPrompt } from './system-prompts.ts';

let bench: AgentBench;
beforeEach(async () => {
  bench = await agentBench();
});
afterEach(() => bench.close());

const input = {
  name: 'Agent',
  knowledge_ids: [],
  voice_id: 'voice',
  answer_style: 'educational' as const,
  languages: ['zh-TW' as const, 'en' as const],
  doctor_id: 'd',
};

const onPlatform = () => [...bench.cloud.agents.values()][0];

describe('createAgentService', () => {
  it('gives the platform the prompt of the style, and a greeting in the main language', async () => {
    await bench.agents.create(input);
    expect(onPlatform()).toMatchObject({
      prompt: systemPrompt('educational'),
      firstMessage: greetingOf(['zh-TW']),
      languages: ['zh-TW', 'en'],
      voiceId: 'voice',
    });
  });

  it('uses the doctor’s own prompt, and keeps it through later changes; a blank one is none', async () => {
    const { agent_id: id } = await bench.agents.create({
      ...input,
      system_prompt_override: 'Own.',
    });
    expect(onPlatform()?.prompt).toBe('Own.');
    await bench.agents.update(id, { name: 'Other', languages: ['en'] });
    expect(onPlatform()).toMatchObject({ prompt: 'Own.', name: 'Other', languages: ['en'] });
    expect(onPlatform()?.firstMessage).toBe(greetingOf(['en']));
    expect((await bench.repository.get(id))?.system_prompt_override).toBe('Own.');
    bench.cloud.agents.clear();
    await bench.agents.create({ ...input, system_prompt_override: ' \n' });
    expect(onPlatform()?.prompt).toBe(systemPrompt('educational'));
  });

  it('changes voice, style and prompt on the platform and here; a blank prompt is that of the style', async () => {
    const { agent_id: id } = await bench.agents.create(input);
    await bench.agents.update(id, { voice_id: 'other', answer_style: 'friendly' });
    expect(onPlatform()).toMatchObject({ voiceId: 'other', prompt: systemPrompt('friendly') });
    expect(await bench.agents.get(id)).toMatchObject({
      voice_id: 'other',
      answer_style: 'friendly',
      languages: ['zh-TW', 'en'],
    });
    await bench.agents.update(id, { system_prompt_override: 'Own.' });
    expect(onPlatform()?.prompt).toBe('Own.');
    await bench.agents.update(id, { answer_style: 'professional', system_prompt_override: null });
    expect(onPlatform()?.prompt).toBe('Own.');
    expect(await bench.agents.prompt(id)).toEqual({ system_prompt: 'Own.', is_own: true });
    await bench.agents.update(id, { system_prompt_override: ' ' });
    expect(onPlatform()?.prompt).toBe(systemPrompt('professional'));
    expect(await bench.agents.prompt(id)).toEqual({
      system_prompt: systemPrompt('professional'),
      is_own: false,
    });
  });

  it('leaves what the platform has of the others alone when one thing changes', async () => {
    const { agent_id: id } = await bench.agents.create(input);
    const before = onPlatform();
    await bench.agents.update(id, { voice_id: 'other' });
    expect(onPlatform()).toEqual({ ...before, voiceId: 'other' });
  });

  it('stores nothing of a change that the platform refused', async () => {
    const { agent_id: id } = await bench.agents.create(input);
    bench.cloud.onCall = () => Promise.reject(new Error('refused'));
    await expect(bench.agents.update(id, { name: 'New' })).rejects.toThrow('refused');
    expect((await bench.agents.get(id)).name).toBe('Agent');
  });

  it('asks the platform for nothing when only the documents change', async () => {
    const { agent_id: id } = await bench.agents.create(input);
    const before = bench.cloud.calls.length;
    await bench.agents.update(id, { knowledge_ids: ['k'] });
    expect(bench.cloud.calls.length).toBe(before);
  });

  it('takes voice and languages over from the platform, but none that it does not offer', async () => {
    const { agent_id: id, elevenlabs_agent_id: platformId } = await bench.agents.create(input);
    const agent = onPlatform();
    if (agent !== undefined) {
      bench.cloud.agents.set(platformId, {
        ...agent,
        voiceId: 'new',
        languages: ['ja', 'xx', 'en'],
      });
    }
    expect(await bench.agents.sync(id)).toMatchObject({ voice_id: 'new', languages: ['ja', 'en'] });
  });

  it('repairs the documents of an agent that somebody changed on the platform', async () => {
    bench.work();
    const document = await bench.createDocument('text');
    const { agent_id: id, elevenlabs_agent_id: platformId } = await bench.agents.create({
      ...input,
      knowledge_ids: [document],
    });
    await expect.poll(() => bench.cloud.knowledge()).toEqual([['text']]);
    await bench.cloud.conversationalAgents.update(
      platformId,
      { knowledge: [] },
      AbortSignal.timeout(1_000),
    );
    await expect.poll(async () => (await bench.repository.get(id))?.attach_due_at).toBeNull();
    await bench.agents.sync(id);
    await expect.poll(() => bench.cloud.knowledge()).toEqual([['text']]);
  });

  it('says what to do about an agent that the platform no longer has', async () => {
    const { agent_id: id } = await bench.agents.create(input);
    bench.cloud.agents.clear();
    await expect(bench.agents.sync(id)).rejects.toMatchObject({
      failure: 'rejected',
      message: expect.stringContaining('create it anew'),
    });
  });
});
