import {
  agentSchema,
  dashboardStatsSchema,
  knowledgeDocumentSchema,
  messageReplySchema,
  sessionCreatedSchema,
} from '@elevendops/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const stats = () => askApi(api, dashboardStatsSchema, 'GET', '/api/dashboard/stats');

describe('GET /api/dashboard/stats', () => {
  it('[bug 2] counts what there is, and says when the newest of it was made', async () => {
    const before = Date.now();
    const empty = await stats();
    expect(empty).toMatchObject({
      document_count: 0,
      agent_count: 0,
      audio_count: 0,
      conversation_count: 0,
    });
    expect(Date.parse(empty.last_activity)).toBeGreaterThanOrEqual(before);

    const document = { disease_name: 'Flu', raw_content: 'Rest.' };
    await askApi(api, knowledgeDocumentSchema, 'POST', '/api/knowledge', document);
    const agent = await askApi(api, agentSchema, 'POST', '/api/agent', {
      name: 'Nurse',
      voice_id: 'v',
      answer_style: 'friendly',
    });
    expect(await stats()).toMatchObject({
      document_count: 1,
      agent_count: 1,
      last_activity: agent.created_at,
    });

    const { session_id: id } = await askApi(
      api,
      sessionCreatedSchema,
      'POST',
      '/api/patient/session',
      {
        patient_id: 'P1',
        agent_id: agent.agent_id,
      },
    );
    const path = `/api/patient/session/${id}`;
    await askApi(api, messageReplySchema, 'POST', `${path}/message`, {
      message: 'Hi',
      chat_mode: true,
    });
    await callApi(api, 'POST', `${path}/end`);
    expect(await stats()).toMatchObject({ conversation_count: 1 });
    await callApi(api, 'DELETE', `/api/agent/${agent.agent_id}`);
    expect(await stats()).toMatchObject({ agent_count: 0, document_count: 1 });
  });
});
