import {
  agentSchema,
  conversationDetailSchema,
  conversationListSchema,
  knowledgeDocumentSchema,
  messageReplySchema,
  sessionCreatedSchema,
  sessionEndedSchema,
  sessionSchema,
} from '@elevendops/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';
import { bundledFiles } from '../bundled-files.ts';

const TEXT = `# Eye drops
Use one drop in the operated eye four times a day for four weeks. Wash your hands first.

# Activity
Do not swim for two weeks. Light walks are fine from the first day.
`;

const { offlineVoiceProgram } = bundledFiles(import.meta.resolve('../main.ts'));

let api: TestApi;
let agentId: string;

beforeAll(async () => {
  api = await startTestApi();
  const document = await askApi(api, knowledgeDocumentSchema, 'POST', '/api/knowledge', {
    disease_name: 'Cataract care',
    raw_content: TEXT,
  });
  const path = `/api/knowledge/${document.knowledge_id}`;
  await vi.waitFor(async () => {
    const { sync_status: status } = await askApi(api, knowledgeDocumentSchema, 'GET', path);
    expect(status).toBe('completed');
  }, 15_000);
  const agent = await askApi(api, agentSchema, 'POST', '/api/agent', {
    name: 'Dr. Lin’s assistant',
    knowledge_ids: [document.knowledge_id],
    voice_id: 'voice',
    answer_style: 'friendly',
  });
  agentId = agent.agent_id;
});
afterAll(() => api.close());

const start = (patientId = 'A123456789') =>
  askApi(api, sessionCreatedSchema, 'POST', '/api/patient/session', {
    patient_id: patientId,
    agent_id: agentId,
  });

const say = (sessionId: string, message: string, chatMode = true) =>
  askApi(api, messageReplySchema, 'POST', `/api/patient/session/${sessionId}/message`, {
    message,
    chat_mode: chatMode,
  });

const end = (sessionId: string) =>
  askApi(api, sessionEndedSchema, 'POST', `/api/patient/session/${sessionId}/end`);

describe('POST /api/patient/session', () => {
  it('[bug 28] begins a session without any network, with a greeting and no URL', async () => {
    expect(await start()).toMatchObject({
      patient_id: 'A123456789',
      agent_id: agentId,
      signed_url: '',
      greeting: expect.stringContaining('Hello'),
    });
  });

  it('[bug 4] replies 404 for an agent that does not exist', async () => {
    for (const agent of [randomUUID(), 'no-uuid', '../x']) {
      const body = { patient_id: 'A1', agent_id: agent };
      const reply = await callApi(api, 'POST', '/api/patient/session', body);
      expect(reply.status).toBe(404);
      expect(reply.body).toMatchObject({ detail: 'Agent not found', error_code: 'NOT_FOUND' });
    }
  });

  it.each([
    ['a patient id with a blank', { patient_id: 'A 1' }],
    ['an empty patient id', { patient_id: '' }],
    ['a long patient id', { patient_id: 'A'.repeat(65) }],
    ['an id that ends a line', { patient_id: 'A1\n' }],
    ['a number', { patient_id: 1 }],
    ['null', { patient_id: null }],
    ['no agent', { agent_id: undefined }],
  ])('refuses %s with 422', async (_what, change) => {
    const body = { patient_id: 'A1', agent_id: agentId, ...change };
    const reply = await callApi(api, 'POST', '/api/patient/session', body);
    expect(reply.status).toBe(422);
  });
});

describe('POST /api/patient/session/{id}/message', () => {
  it('answers from the linked document, and says where it says so', async () => {
    const { session_id: id } = await start();
    const reply = await say(id, 'How often do I use the drops?');
    expect(reply.response_text).toContain('one drop in the operated eye four times a day');
    expect(reply.response_text).toContain('Cataract care, “Eye drops”');
    expect(reply.audio_data).toBeNull();
  });

  it('says that the documents do not answer, rather than invent', async () => {
    const { session_id: id } = await start();
    const reply = await say(id, 'Where can I park my car at the hospital?');
    expect(reply.response_text).toContain('could not find an answer');
  });

  it('sends somebody with an urgent symptom to emergency care at once', async () => {
    const { session_id: id } = await start();
    expect((await say(id, 'I have chest pain, can I swim?')).response_text).toMatch(/emergency/);
  });

  it.skipIf(offlineVoiceProgram === null)(
    '[bug 7] comes with sound unless text alone is asked for',
    async () => {
      const { session_id: id } = await start();
      const { audio_data: sound } = await say(id, 'May I swim?', false);
      const [first = 0, second = 0] = Buffer.from(sound ?? '', 'base64');
      // Every MP3 frame begins with eleven bits that are set.
      expect([first, second & 0xe0]).toEqual([0xff, 0xe0]);
    },
    20_000,
  );

  it('keeps the order of messages that come together', async () => {
    const { session_id: id } = await start();
    await Promise.all(
      ['May I swim?', 'How many drops?', 'May I walk?'].map((text) => say(id, text)),
    );
    const { messages } = await askApi(api, sessionSchema, 'GET', `/api/patient/session/${id}`);
    expect(messages.map(({ role }) => role)).toEqual(
      Array.from({ length: 3 }, () => ['patient', 'agent']).flat(),
    );
    for (let place = 0; place < messages.length; place += 2) {
      const word = /swim|drop|walk/.exec(messages[place]?.content ?? '')?.[0];
      expect(messages[place + 1]?.content).toContain(word);
    }
  });

  it.each([
    ['an empty message', { message: '' }],
    ['a long message', { message: 'x'.repeat(2_001) }],
    ['text for chat_mode', { chat_mode: 'yes' }],
    ['no message', { message: undefined }],
  ])('refuses %s with 422', async (_what, change) => {
    const body = { message: 'Hello', chat_mode: true, ...change };
    const path = `/api/patient/session/${randomUUID()}/message`;
    const reply = await callApi(api, 'POST', path, body);
    expect(reply.status).toBe(422);
  });

  it('replies 404 for a session that does not exist, or whose agent was deleted since', async () => {
    const message = { message: 'Hello' };
    const unknown = `/api/patient/session/${randomUUID()}/message`;
    expect((await callApi(api, 'POST', unknown, message)).status).toBe(404);
    const agent = await askApi(api, agentSchema, 'POST', '/api/agent', {
      name: 'Short lived',
      voice_id: 'voice',
      answer_style: 'professional',
    });
    const session = await askApi(api, sessionCreatedSchema, 'POST', '/api/patient/session', {
      patient_id: 'B1',
      agent_id: agent.agent_id,
    });
    await callApi(api, 'DELETE', `/api/agent/${agent.agent_id}`);
    const path = `/api/patient/session/${session.session_id}/message`;
    expect((await callApi(api, 'POST', path, message)).body).toMatchObject({
      detail: 'Agent not found',
    });
  });
});

describe('POST /api/patient/session/{id}/end', () => {
  it('[bug 1] saves the conversation once, and gives the same summary a second time', async () => {
    const { session_id: id } = await start('Ending1');
    await say(id, 'May I swim?');
    const first = await end(id);
    expect(first).toEqual({
      success: true,
      conversation_summary: {
        session_id: id,
        patient_id: 'Ending1',
        duration: expect.stringMatching(/^\d+s$/),
        message_count: 2,
      },
    });
    expect(await end(id)).toEqual(first);
    const list = await askApi(
      api,
      conversationListSchema,
      'GET',
      '/api/conversations?patient_id=ending1',
    );
    expect(list.conversations.map(({ conversation_id }) => conversation_id)).toEqual([id]);
  });

  it('takes no message after the end', async () => {
    const { session_id: id } = await start();
    await say(id, 'May I swim?');
    await end(id);
    const path = `/api/patient/session/${id}/message`;
    const late = await callApi(api, 'POST', path, { message: 'One more?' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ error_code: 'SESSION_ENDED', retryable: false });
    const session = await askApi(api, sessionSchema, 'GET', `/api/patient/session/${id}`);
    expect(session.message_count).toBe(2);
    expect(session.ended_at).not.toBeNull();
  });

  it('replies 404 for a session that does not exist', async () => {
    for (const id of [randomUUID(), 'x']) {
      expect((await callApi(api, 'POST', `/api/patient/session/${id}/end`)).status).toBe(404);
      expect((await callApi(api, 'GET', `/api/patient/session/${id}`)).status).toBe(404);
    }
  });

  it('ends a session in which nothing was said, without a conversation', async () => {
    const { session_id: id } = await start('Silent1');
    expect((await end(id)).conversation_summary).toMatchObject({
      duration: '0s',
      message_count: 0,
    });
    expect((await callApi(api, 'GET', `/api/conversations/${id}`)).status).toBe(404);
  });

  it('[bug 3] [bug 27] tells the doctor what stayed open, who answered, and what is urgent', async () => {
    const { session_id: id } = await start('Concern1');
    for (const message of ['May I swim?', 'Where can I park my car？', 'I have chest pain']) {
      await say(id, message);
    }
    await end(id);
    const detail = await askApi(api, conversationDetailSchema, 'GET', `/api/conversations/${id}`);
    expect(detail).toMatchObject({
      conversation_id: id,
      agent_name: 'Dr. Lin’s assistant',
      requires_attention: true,
      main_concerns: ['Chest pain', 'Where can I park my car？', 'May I swim?'],
      total_messages: 6,
      answered_count: 1,
      unanswered_count: 1,
      answered_questions: ['May I swim?'],
      unanswered_questions: ['Where can I park my car？'],
    });
    expect(detail.messages.map(({ is_answered }) => is_answered)).toEqual([
      ...[true, null, false, null, null, null],
    ]);
  });
});
