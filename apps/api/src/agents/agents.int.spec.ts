import { randomUUID } from 'node:crypto';
import {
  agentDeletedSchema,
  agentListSchema,
  agentPromptSchema,
  agentSchema,
  ANSWER_STYLES,
  systemPromptsSchema,
  type Agent,
  type AgentList,
} from '@elevendops/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const body = { name: 'Nurse', voice_id: 'voice-1', answer_style: 'friendly' } as const;

const create = (changes: object = {}, at: TestApi = api): Promise<Agent> =>
  askApi(at, agentSchema, 'POST', '/api/agent', { ...body, ...changes });

describe('POST /api/agent', () => {
  it('replies 200 with the agent, with the defaults of the reference', async () => {
    const reply = await callApi(api, 'POST', '/api/agent', { ...body, unknown_field: 1 });
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.body as object).sort()).toEqual(Object.keys(agentSchema.shape).sort());
    const agent = agentSchema.parse(reply.body);
    expect(agent).toMatchObject({
      ...body,
      knowledge_ids: [],
      languages: ['en'],
      doctor_id: 'default_doctor',
      elevenlabs_agent_id: expect.stringMatching(/^mock_agent_/),
    });
    // [bug 16]
    expect(agent.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('keeps ids of documents that do not exist, each once, and each language once', async () => {
    const id = randomUUID();
    const agent = await create({
      knowledge_ids: [id, 'old', id],
      languages: ['zh-TW', 'en', 'zh-TW'],
    });
    expect(agent.knowledge_ids).toEqual([id, 'old']);
    expect(agent.languages).toEqual(['zh-TW', 'en']);
  });

  it.each([
    ['a blank name', { name: ' ' }, 'value_error'],
    ['no name', { name: undefined }, 'missing'],
    ['a long name', { name: 'x'.repeat(101) }, 'string_too_long'],
    ['no voice', { voice_id: undefined }, 'missing'],
    ['an empty voice', { voice_id: '' }, 'string_too_short'],
    ['a style that there is not', { answer_style: 'rude' }, 'enum'],
    ['a language that there is not', { languages: ['zh-CN'] }, 'enum'],
    ['no languages', { languages: [] }, 'too_short'],
    ['text for a list', { knowledge_ids: 'x' }, 'list_type'],
    ['null for a list', { knowledge_ids: null }, 'list_type'],
  ])('refuses %s with 422', async (_what, change, type) => {
    const reply = await callApi(api, 'POST', '/api/agent', { ...body, ...change });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ detail: [{ type }], error_code: 'VALIDATION_ERROR' });
  });
});

describe('GET /api/agent', () => {
  it('[bug 24] gives each agent once, newest first, page by page', async () => {
    const other = await startTestApi();
    try {
      const made: string[] = [];
      for (let number = 0; number < 5; number += 1) {
        made.push((await create({ name: String(number) }, other)).agent_id);
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const more: string = cursor === null ? '' : `&cursor=${cursor}`;
        const page: AgentList = await askApi(
          other,
          agentListSchema,
          'GET',
          `/api/agent?limit=2${more}`,
        );
        expect(page.total_count).toBe(5);
        seen.push(...page.agents.map(({ agent_id: id }) => id));
        cursor = page.next_cursor;
      } while (cursor !== null);
      expect([...seen].sort()).toEqual([...made].sort());
    } finally {
      await other.close();
    }
  });

  it('refuses a cursor and a limit that it did not give', async () => {
    for (const query of ['cursor=x', 'limit=0', 'limit=501']) {
      expect((await callApi(api, 'GET', `/api/agent?${query}`)).status).toBe(422);
    }
  });
});

describe('GET /api/agent/system-prompts', () => {
  it('gives each style a prompt of its own with the same guardrails', async () => {
    const prompts = await askApi(api, systemPromptsSchema, 'GET', '/api/agent/system-prompts');
    expect(new Set(Object.values(prompts)).size).toBe(ANSWER_STYLES.length);
    for (const style of ANSWER_STYLES) {
      for (const part of ['# Persona', '# Goal', '# Guardrails', '# Tone', '# Language']) {
        expect(prompts[style]).toContain(part);
      }
      expect(prompts[style]).toMatch(/knowledge base alone/);
      expect(prompts[style]).toMatch(/Do not diagnose/);
      expect(prompts[style]).toMatch(/emergency number/);
    }
  });
});

describe('GET, PUT and POST sync of /api/agent/{id}', () => {
  it('replies 200 with the agent', async () => {
    const agent = await create();
    expect(await askApi(api, agentSchema, 'GET', `/api/agent/${agent.agent_id}`)).toEqual(agent);
  });

  it('changes the fields given; null keeps a field', async () => {
    const agent = await create({ languages: ['en'] });
    const path = `/api/agent/${agent.agent_id}`;
    const changes = { name: 'Doctor', knowledge_ids: ['k1'], languages: ['zh-TW', 'en'] };
    const changed = await askApi(api, agentSchema, 'PUT', path, changes);
    expect(changed).toEqual({ ...agent, ...changes });
    const same = { name: null, knowledge_ids: null, languages: null };
    expect(await askApi(api, agentSchema, 'PUT', path, same)).toEqual(changed);
    expect(await askApi(api, agentSchema, 'PUT', path, {})).toEqual(changed);
  });

  it('changes voice, style and prompt, and tells the prompt apart from the style’s', async () => {
    const agent = await create({ answer_style: 'friendly' });
    const path = `/api/agent/${agent.agent_id}`;
    const told = () => askApi(api, agentPromptSchema, 'GET', `${path}/system-prompt`);
    const standard = await told();
    expect(standard).toMatchObject({ is_own: false });
    const changes = { voice_id: 'voice-2', answer_style: 'educational' } as const;
    const changed = await askApi(api, agentSchema, 'PUT', path, {
      ...changes,
      system_prompt_override: 'Own.',
    });
    expect(changed).toEqual({ ...agent, ...changes });
    expect(await told()).toEqual({ system_prompt: 'Own.', is_own: true });
    await askApi(api, agentSchema, 'PUT', path, { system_prompt_override: '' });
    expect(await told()).toMatchObject({ is_own: false });
    expect((await told()).system_prompt).not.toBe(standard.system_prompt);
  });

  it('[bug 25] loses no language when the agent is synced', async () => {
    const agent = await create({ languages: ['zh-TW', 'en', 'ja'] });
    const path = `/api/agent/${agent.agent_id}`;
    expect(await askApi(api, agentSchema, 'POST', `${path}/sync`)).toEqual(agent);
    const languages = ['ja', 'zh-TW', 'zh'];
    await callApi(api, 'PUT', path, { languages });
    expect(await askApi(api, agentSchema, 'POST', `${path}/sync`)).toMatchObject({ languages });
  });

  it('refuses a bad change with 422', async () => {
    const { agent_id: id } = await create();
    const texts = [{ name: '' }, { voice_id: '' }, { system_prompt_override: 'x'.repeat(20_001) }];
    const lists = [{ languages: [] }, { knowledge_ids: [1] }, []];
    for (const change of [...texts, ...lists, { answer_style: 'rude' }]) {
      expect((await callApi(api, 'PUT', `/api/agent/${id}`, change)).status).toBe(422);
    }
  });
});

describe('DELETE /api/agent/{id}', () => {
  it('replies 200 once', async () => {
    const { agent_id: id } = await create();
    expect(await askApi(api, agentDeletedSchema, 'DELETE', `/api/agent/${id}`)).toMatchObject({
      status: 'success',
    });
    expect((await callApi(api, 'GET', `/api/agent/${id}`)).status).toBe(404);
  });

  it('is refused in the demonstration, and deletes nothing there', async () => {
    const demo = await startTestApi({ DEMO_MODE: 'true' });
    try {
      const { agent_id: id } = await create({}, demo);
      const refused = await callApi(demo, 'DELETE', `/api/agent/${id}`);
      expect(refused.status).toBe(403);
      expect(refused.body).toMatchObject({ error_code: 'DEMO_MODE' });
      expect((await callApi(demo, 'GET', `/api/agent/${id}`)).status).toBe(200);
    } finally {
      await demo.close();
    }
  });
});

describe('an agent that does not exist', () => {
  it.each([
    ['GET', ''],
    ['PUT', ''],
    ['DELETE', ''],
    ['POST', '/sync'],
    ['GET', '/system-prompt'],
  ])('[bug 4] is 404 for %s %s', async (method, path) => {
    for (const id of [randomUUID(), 'x', '..%2f']) {
      const json = method === 'PUT' ? {} : undefined;
      const reply = await callApi(api, method, `/api/agent/${id}${path}`, json);
      expect(reply.status).toBe(404);
      expect(reply.body).toMatchObject({ error_code: 'NOT_FOUND', retryable: false });
    }
  });
});

describe('the rate limit', () => {
  it('[bug 20] counts changes of all agents together, and says when to come back', async () => {
    const other = await startTestApi();
    try {
      let last = await callApi(other, 'PUT', `/api/agent/${randomUUID()}`, {});
      for (let number = 1; number <= 20; number += 1) {
        last = await callApi(other, 'PUT', `/api/agent/${randomUUID()}`, {});
      }
      expect(last.status).toBe(429);
      expect(last.body).toMatchObject({ error_code: 'RATE_LIMITED', retryable: true });
      expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await callApi(other, 'POST', '/api/agent', body)).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});

describe('the log', () => {
  it('[bug 30] holds no prompt and no name', async () => {
    const canary = 'CANARY-PROMPT';
    await create({ name: canary, system_prompt_override: canary });
    await callApi(api, 'POST', '/api/agent', { ...body, name: 5, system_prompt_override: canary });
    expect(api.log.length).toBeGreaterThan(0);
    expect(api.log.join('')).not.toContain(canary);
  });
});
