import {
  agentDeletedSchema,
  agentListSchema,
  agentSchema,
  systemPromptsSchema,
} from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal } from './api-caller.ts';
import {
  newAgent,
  syncedDocument,
  UNKNOWN_ID,
  uniqueName,
  type ContractContext,
} from './contract-context.ts';
import { expectBody } from './expect-body.ts';

const AGENT = { ours: agentSchema, reference: 'agent' } as const;

/** Voice agents: `/api/agent`. */
export function describeAgents(context: ContractContext): void {
  const { api } = context;
  const valid = () => ({ name: uniqueName(), voice_id: 'voice', answer_style: 'professional' });

  describe('POST /api/agent', () => {
    it('replies 200 with the agent, and the defaults of the reference', async () => {
      const sent = valid();
      expect(expectBody(await api.post('/api/agent', sent), AGENT)).toMatchObject({
        ...sent,
        knowledge_ids: [],
        languages: ['en'],
        doctor_id: 'default_doctor',
      });
    });

    it('keeps what it is given, ids that nobody has too, and not the prompt', async () => {
      const { knowledge_id: known } = await syncedDocument(context);
      const sent = {
        ...valid(),
        answer_style: 'educational',
        knowledge_ids: [known, UNKNOWN_ID],
        languages: ['zh-TW', 'en', 'ja'],
        doctor_id: 'dr_demo_001',
      };
      const reply = await api.post('/api/agent', { ...sent, system_prompt_override: 'Be kind.' });
      const saved = expectBody(reply, AGENT);
      expect(saved).toMatchObject(sent);
      expect(saved).not.toHaveProperty('system_prompt_override');
    });

    it.each([
      ['no name', { name: undefined }, ['name'], 'missing'],
      ['a blank name', { name: ' ' }, ['name'], 'value_error'],
      ['a long name', { name: 'x'.repeat(101) }, ['name'], 'string_too_long'],
      ['no voice', { voice_id: undefined }, ['voice_id'], 'missing'],
      ['no style', { answer_style: undefined }, ['answer_style'], 'missing'],
      ['an unknown style', { answer_style: 'rude' }, ['answer_style'], 'enum'],
      ['no language', { languages: [] }, ['languages'], 'too_short'],
      ['zh-CN', { languages: ['en', 'zh-CN'] }, ['languages', 1], 'enum'],
      ['a text for documents', { knowledge_ids: 'x' }, ['knowledge_ids'], 'list_type'],
    ])('refuses %s with 422', async (_what, change, place, type) => {
      const reply = await api.post('/api/agent', { ...valid(), ...change });
      expectInvalid(reply, ['body', ...place], type);
    });
  });

  describe('GET /api/agent', () => {
    it('[bug 24] gives all, newest first, page by page', async () => {
      const [older, newer] = [await newAgent(context), await newAgent(context)];
      const all = expectBody(await api.get('/api/agent'), {
        ours: agentListSchema,
        reference: 'agents',
      });
      expect(all.agents.slice(0, 2)).toEqual([newer, older]);
      const first = agentListSchema.parse((await api.get('/api/agent?limit=1')).json);
      expect(first).toMatchObject({ agents: [newer], total_count: all.total_count });
      const cursor = encodeURIComponent(first.next_cursor ?? '');
      const second = await api.get(`/api/agent?limit=1&cursor=${cursor}`);
      expect(agentListSchema.parse(second.json).agents).toEqual([older]);
    });
  });

  describe('GET /api/agent/system-prompts', () => {
    it('gives the prompt of each style', async () => {
      const prompts = expectBody(await api.get('/api/agent/system-prompts'), {
        ours: systemPromptsSchema,
        reference: 'systemPrompts',
      });
      expect(new Set(Object.values(prompts)).size).toBe(3);
    });
  });

  describe('GET /api/agent/{id}', () => {
    it('gives one agent, which the reference cannot', async () => {
      const agent = await newAgent(context);
      expect(expectBody(await api.get(`/api/agent/${agent.agent_id}`), AGENT)).toEqual(agent);
    });
  });

  describe('PUT /api/agent/{id}', () => {
    it('changes what is given; null and what is left out stay', async () => {
      const { knowledge_id: id } = await syncedDocument(context);
      const before = await newAgent(context);
      const path = `/api/agent/${before.agent_id}`;
      const change = { knowledge_ids: [id], languages: ['de', 'fr'] };
      const edited = expectBody(await api.put(path, { ...change, name: null }), AGENT);
      expect(edited).toEqual({ ...before, ...change });
      const renamed = expectBody(await api.put(path, { name: 'Other' }), AGENT);
      expect(renamed).toEqual({ ...edited, name: 'Other' });
      expect((await api.get(path)).json).toEqual(renamed);
    });

    it('refuses a blank name and an unknown language with 422', async () => {
      const { agent_id: id } = await newAgent(context);
      const reply = await api.put(`/api/agent/${id}`, { name: ' ', languages: ['xx'] });
      expectInvalid(reply, ['body', 'name'], 'value_error');
      expectInvalid(reply, ['body', 'languages', 0], 'enum');
    });
  });

  describe('POST /api/agent/{id}/sync', () => {
    it('[bug 25] brings languages and voice back as they are on the platform, none lost', async () => {
      const agent = await newAgent(context, { languages: ['fr', 'en', 'zh'] });
      const synced = expectBody(await api.post(`/api/agent/${agent.agent_id}/sync`), AGENT);
      expect(synced).toEqual(agent);
    });
  });

  describe('DELETE /api/agent/{id}', () => {
    it('replies 200 with a message, and then 404', async () => {
      const { agent_id: id } = await newAgent(context);
      expectBody(await api.delete(`/api/agent/${id}`), {
        ours: agentDeletedSchema,
        reference: 'deleted',
      });
      expectRefusal(await api.get(`/api/agent/${id}`), 404, 'NOT_FOUND');
    });
  });

  describe('an agent that nobody has', () => {
    it.each([
      ['GET', ''],
      ['PUT', ''],
      ['POST', '/sync'],
      ['DELETE', ''],
    ])('[bug 4] is 404 for %s {id}%s', async (method, end) => {
      for (const id of [UNKNOWN_ID, 'nope']) {
        const options = method === 'PUT' ? { json: { name: 'x' } } : {};
        const reply = await api.call(method, `/api/agent/${id}${end}`, options);
        expect(expectRefusal(reply, 404, 'NOT_FOUND').detail).toBe('Agent not found');
      }
    });
  });
}
