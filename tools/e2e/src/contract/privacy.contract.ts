import { sessionCreatedSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { newAgent, settledDocument, uniqueName, type ContractContext } from './contract-context.ts';

/** What the API says to others about those who use it. */
export function describePrivacy({ api, lines }: ContractContext): void {
  describe('the log', () => {
    it('[bug 30] holds no words of patient, agent or doctor, no id of a patient and no file name', async () => {
      const canary = {
        name: uniqueName('Name'),
        text: uniqueName('Text'),
        patient: uniqueName('Patient'),
        words: uniqueName('Words'),
        prompt: uniqueName('Prompt'),
        script: uniqueName('Script'),
      };
      const saved = await api.post('/api/knowledge', {
        disease_name: canary.name,
        raw_content: `# ${canary.text}\nUse ${canary.text} every day.`,
      });
      const { knowledge_id: id } = saved.json as { readonly knowledge_id: string };
      await settledDocument({ api }, id);
      await api.post('/api/audio/generate-script', {
        knowledge_id: id,
        custom_prompt: canary.prompt,
      });
      const spoken = { knowledge_id: id, script: canary.script, voice_id: '', name: canary.name };
      await api.post('/api/audio/generate', spoken);
      const { agent_id } = await newAgent(
        { api },
        { name: canary.name, knowledge_ids: [id], system_prompt_override: canary.prompt },
      );
      const begun = { patient_id: canary.patient, agent_id };
      const session = sessionCreatedSchema.parse(
        (await api.post('/api/patient/session', begun)).json,
      );
      const path = `/api/patient/session/${session.session_id}`;
      await api.post(`${path}/message`, { message: `${canary.words}?`, chat_mode: true });
      await api.post(`${path}/message`, { message: 7, words: canary.words });
      await api.call('POST', '/api/knowledge', { body: `{"raw_content": "${canary.words}` });
      await api.post(`${path}/end`);
      await api.get(`/api/conversations?patient_id=${canary.patient}`);
      await api.get(`/api/nope?${canary.words}`);

      const request = (await api.get('/api/nope')).headers.get('x-request-id') ?? 'none';
      await expect.poll(() => lines().some((line) => line.includes(request))).toBe(true);
      const log = lines().join('\n');
      expect(Object.values(canary).filter((secret) => log.includes(secret))).toEqual([]);
    });
  });

  describe('a message of a patient', () => {
    it('[bug 33] comes back as the text that it was, in JSON that no browser takes for a page', async () => {
      const hostile = '<img src=x onerror="alert(1)"> & </script><script>alert(2)</script>';
      const { agent_id } = await newAgent({ api });
      const begun = await api.post('/api/patient/session', { patient_id: uniqueName(), agent_id });
      const { session_id: id } = sessionCreatedSchema.parse(begun.json);
      const json = { message: hostile, chat_mode: true };
      await api.post(`/api/patient/session/${id}/message`, json);
      await api.post(`/api/patient/session/${id}/end`);
      const reply = await api.get(`/api/conversations/${id}`);
      expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(reply.json).toMatchObject({ messages: [{ content: hostile }, {}] });
    });
  });
}
