import { describe, expect, it, vi } from 'vitest';
import { UNKNOWN_ID, uniqueName, type ContractContext } from './contract-context.ts';
import { createReferenceClient } from './reference-client.ts';

const NO_LANGUAGES = { preferred_languages: [], speaker1_languages: [], speaker2_languages: [] };

/** A client that was written for the reference, and has never heard of us. */
export function describeReferenceClient({ url }: ContractContext): void {
  const client = createReferenceClient(url);
  const { ask } = client;
  const patient_id = uniqueName('P');
  const made = { document: '', template: '', script: '', voice: '', audio: '', agent: '' };

  describe('from the first document to the last deletion', () => {
    it('sees that the backend is there, and its numbers', async () => {
      await ask('health', 'GET', '/api/health');
      await ask('stats', 'GET', '/api/dashboard/stats');
    });

    it('saves a document, finds it in the list, edits it, and waits until it is synced', async () => {
      const disease_name = `白內障 💊 ${uniqueName()}`;
      const json = { disease_name, tags: ['faq', 'post_care'], raw_content: '# 用藥\n每天四次。' };
      const saved = await ask('document', 'POST', '/api/knowledge', { json });
      expect(saved).toMatchObject(json);
      made.document = saved.knowledge_id;
      const path = `/api/knowledge/${made.document}`;
      const change = { json: { raw_content: '# 用藥\n每天三次。飯後服用。' } };
      expect(await ask('document', 'PUT', path, change)).toMatchObject(change.json);
      await ask('document', 'POST', `${path}/retry-sync`);
      await vi.waitFor(
        async () => {
          const { documents } = await ask('documents', 'GET', '/api/knowledge');
          const mine = documents.find(({ knowledge_id: id }) => id === made.document);
          expect(mine).toMatchObject({ disease_name, sync_status: 'completed' });
        },
        { timeout: 20_000, interval: 50 },
      );
    });

    it('makes a template, edits it, and looks at the prompt', async () => {
      const json = { display_name: '我的', description: '', content: '請用簡單的話說明療程。' };
      const saved = await ask('template', 'POST', '/api/templates', { json });
      made.template = saved.template_id;
      const path = `/api/templates/${made.template}`;
      const change = { json: { display_name: '你的' } };
      expect(await ask('template', 'PUT', path, change)).toMatchObject(change.json);
      expect(await ask('templateContent', 'GET', path)).toMatchObject({ content: json.content });
      const templates = await ask('templates', 'GET', '/api/templates');
      expect(templates.map(({ template_id: id }) => id)).toContain(made.template);
      await ask('systemPrompt', 'GET', '/api/templates/system-prompt');
      const wish = { template_ids: ['faq', made.template], quick_instructions: null };
      const preview = { json: wish };
      const prompt = await ask('promptPreview', 'POST', '/api/templates/preview', preview);
      expect(prompt.combined_prompt).toContain(json.content);
    });

    it('has a script written, at once and as it is written', async () => {
      const model_name = 'gemini-3-flash-preview';
      const plain = { knowledge_id: made.document, model_name, custom_prompt: null };
      await ask('script', 'POST', '/api/audio/generate-script', { json: plain });
      const events = await client.events('/api/audio/generate-script-stream', {
        knowledge_id: made.document,
        model_name,
        template_config: {
          template_ids: ['pre_surgery', made.template],
          quick_instructions: null,
          system_prompt_override: null,
          ...NO_LANGUAGES,
          target_duration_minutes: null,
          is_multi_speaker: true,
        },
      });
      expect(events.slice(0, -1).every(({ type }) => type === 'token')).toBe(true);
      expect(events.at(-1)).toMatchObject({ type: 'complete', model_used: expect.any(String) });
      made.script = String(events.at(-1)?.['script']);
      expect(made.script).toContain('三次');
    });

    it('has it spoken, renames it, and finds it in both histories', async () => {
      const [voice] = await ask('voices', 'GET', '/api/audio/voices/list');
      made.voice = voice?.voice_id ?? '';
      const spoken = await ask('audioFile', 'POST', '/api/audio/generate', {
        json: {
          knowledge_id: made.document,
          script: made.script.slice(0, 60),
          voice_id: made.voice,
          doctor_id: 'dr_demo_001',
          name: null,
          description: null,
        },
      });
      made.audio = spoken.audio_id;
      const change = { json: { name: '衛教', description: '' } };
      await ask('audioFile', 'PUT', `/api/audio/${made.audio}`, change);
      const [knowledge_id, doctor_id] = [made.document, 'dr_demo_001'];
      for (const params of [{ knowledge_id }, { doctor_id }, { knowledge_id, doctor_id }]) {
        const list = await ask('audioFiles', 'GET', '/api/audio/list', { params });
        const mine = list.audio_files.find(({ audio_id: id }) => id === made.audio);
        expect(mine).toMatchObject({ name: '衛教' });
      }
    });

    it('[bug 33] makes an agent, edits it, and brings it back in line with the platform', async () => {
      await ask('systemPrompts', 'GET', '/api/agent/system-prompts');
      const json = {
        name: '護理師',
        knowledge_ids: [made.document],
        voice_id: made.voice,
        answer_style: 'friendly',
        languages: ['zh', 'en'],
        doctor_id: 'default_doctor',
      };
      const agent = await ask('agent', 'POST', '/api/agent', { json });
      expect(agent).toMatchObject(json);
      made.agent = agent.agent_id;
      const change = { json: { name: '小護', knowledge_ids: [made.document] } };
      await ask('agent', 'PUT', `/api/agent/${made.agent}`, change);
      const synced = await ask('agent', 'POST', `/api/agent/${made.agent}/sync`);
      expect(synced).toMatchObject({ name: '小護', languages: ['zh', 'en'] });
      const { agents } = await ask('agents', 'GET', '/api/agent');
      expect(agents.map(({ agent_id: id }) => id)).toContain(made.agent);
    });

    it('[bug 1] talks, ends the session, and reads the conversation', async () => {
      const begin = { json: { patient_id, agent_id: made.agent } };
      const { session_id: id } = await ask('session', 'POST', '/api/patient/session', begin);
      const path = `/api/patient/session/${id}`;
      const say = { json: { message: '我一天要用幾次？', chat_mode: true } };
      await ask('messageReply', 'POST', `${path}/message`, say);
      expect(await ask('sessionEnded', 'POST', `${path}/end`)).toMatchObject({ success: true });

      const dayFromNow = (days: number): string =>
        new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      const params = {
        patient_id,
        start_date: `${dayFromNow(-1)}T00:00:00`,
        end_date: `${dayFromNow(1)}T23:59:59.999999`,
      };
      const list = await ask('conversations', 'GET', '/api/conversations', { params });
      expect(list.conversations.map(({ conversation_id }) => conversation_id)).toEqual([id]);
      await ask('conversations', 'GET', '/api/conversations', {
        params: { patient_id, requires_attention_only: 'true' },
      });
      const detail = await ask('conversationDetail', 'GET', `/api/conversations/${id}`);
      expect(detail).toMatchObject({ agent_name: '小護', total_messages: 2 });
      await ask('statistics', 'GET', '/api/conversations/statistics');
    });

    it('shows what went wrong, as a sentence', async () => {
      for (const [method, path, call] of [
        ['PUT', `/api/knowledge/${UNKNOWN_ID}`, { json: { tags: ['faq'] } }],
        ['DELETE', `/api/agent/${UNKNOWN_ID}`],
        ['POST', '/api/patient/session', { json: { patient_id: 'A1', agent_id: UNKNOWN_ID } }],
        ['DELETE', `/api/audio/${UNKNOWN_ID}`],
      ] as const) {
        const [status, detail] = await client.failure(method, path, call);
        expect([status, detail]).toEqual([404, expect.stringMatching(/not found$/)]);
      }
    });

    it('deletes what it made', async () => {
      await ask('audioDeleted', 'DELETE', `/api/audio/${made.audio}`);
      await ask('deleted', 'DELETE', `/api/agent/${made.agent}`);
      await ask('deleted', 'DELETE', `/api/templates/${made.template}`);
      await ask('nothing', 'DELETE', `/api/knowledge/${made.document}`);
    });
  });
}
