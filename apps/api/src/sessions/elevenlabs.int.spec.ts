import {
  agentSchema,
  conversationDetailSchema,
  knowledgeDocumentSchema,
  messageReplySchema,
  sessionCreatedSchema,
  sessionSchema,
} from '@elevendops/contract';
import { CONVERSATION_ROUTE, startElevenLabs, type ElevenLabsStandIn } from '@elevendops/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

let platform: ElevenLabsStandIn;
let api: TestApi;
let agentId: string;
let platformId: string;

beforeAll(async () => {
  platform = await startElevenLabs();
  platform.manners.greetingDelayMs = 5;
  api = await startTestApi({
    USE_MOCK_ELEVENLABS: 'false',
    ELEVENLABS_API_KEY: platform.apiKey,
    ELEVENLABS_API_URL: platform.url,
  });
  const { knowledge_id: id } = await askApi(
    api,
    knowledgeDocumentSchema,
    'POST',
    '/api/knowledge',
    {
      disease_name: 'Flu',
      raw_content: 'Rest.',
    },
  );
  const agent = await askApi(api, agentSchema, 'POST', '/api/agent', {
    name: 'Nurse',
    knowledge_ids: [id],
    voice_id: 'voice-lin',
    answer_style: 'friendly',
    languages: ['zh-TW', 'en'],
  });
  ({ agent_id: agentId, elevenlabs_agent_id: platformId } = agent);
});
afterAll(async () => {
  await api.close();
  await platform.close();
});
afterEach(() => {
  platform.heal();
});

describe('an agent on ElevenLabs', () => {
  it('[bug 23] has its document once that is synced, under the name of the document', async () => {
    await expect
      .poll(() => JSON.stringify(platform.world.agents.get(platformId)))
      .toContain('"name":"Flu"');
    expect(platform.world.documents.size).toBe(1);
  });

  it('[bug 25] keeps its languages when it is synced', async () => {
    const synced = await askApi(api, agentSchema, 'POST', `/api/agent/${agentId}/sync`);
    expect(synced).toMatchObject({ languages: ['zh-TW', 'en'], voice_id: 'voice-lin' });
  });

  it.each([
    ['401', { kind: 'status', status: 401 }, 502, 'UPSTREAM_AUTH'],
    ['422', { kind: 'status', status: 422 }, 400, 'UPSTREAM_REJECTED'],
    ['500', { kind: 'status', status: 500 }, 502, 'UPSTREAM_ERROR'],
  ] as const)(
    'that answers %s to a change is told so, and stays as it is',
    async (_what, fault, status, code) => {
      platform.fail('PATCH /v1/convai/agents/:agentId', fault, 10);
      const reply = await callApi(api, 'PUT', `/api/agent/${agentId}`, { name: 'Other' });
      expect(reply.status).toBe(status);
      expect(reply.body).toMatchObject({ error_code: code });
      expect(await askApi(api, agentSchema, 'GET', `/api/agent/${agentId}`)).toMatchObject({
        name: 'Nurse',
      });
    },
  );
});

describe('a session with ElevenLabs', () => {
  let sessionId: string;
  beforeEach(async () => {
    const session = await askApi(api, sessionCreatedSchema, 'POST', '/api/patient/session', {
      patient_id: 'CANARYPATIENT',
      agent_id: agentId,
    });
    expect(session.signed_url).toMatch(/^ws/);
    sessionId = session.session_id;
  });

  const path = () => `/api/patient/session/${sessionId}`;
  const say = (message: string, chatMode = true) =>
    askApi(api, messageReplySchema, 'POST', `${path()}/message`, { message, chat_mode: chatMode });

  it('holds one conversation over one connection', async () => {
    const before = platform.world.conversations.length;
    expect(await say('one')).toMatchObject({ response_text: 'You said: one', audio_data: null });
    expect(await say('two')).toMatchObject({ response_text: 'You said: two' });
    expect(platform.world.conversations.length).toBe(before + 1);
    await callApi(api, 'POST', `${path()}/end`);
    await expect.poll(() => platform.world.conversations.at(-1)?.status).toBe('done');
  });

  it('[bug 7] replies with sound that a browser plays, and keeps it for the doctor', async () => {
    const { audio_data: sound } = await say('May I swim?', false);
    expect(
      Buffer.from(sound ?? '', 'base64')
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF');
    await callApi(api, 'POST', `${path()}/end`);
    const detail = await askApi(
      api,
      conversationDetailSchema,
      'GET',
      `/api/conversations/${sessionId}`,
    );
    expect(detail.messages[1]?.audio_data).toBe(sound);
    const fetched = await fetch(`${api.url}${detail.messages[1]?.audio_url ?? ''}`);
    expect(fetched.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await fetched.arrayBuffer()).toString('base64')).toBe(sound);
    const part = await fetch(`${api.url}${detail.messages[1]?.audio_url ?? ''}`, {
      headers: { range: 'bytes=0-3' },
    });
    expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
  });

  it.each([
    ['401', { kind: 'status', status: 401 }, 502, 'UPSTREAM_AUTH'],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after': '40' } },
      429,
      'UPSTREAM_RATE_LIMIT',
    ],
    ['500', { kind: 'status', status: 500 }, 502, 'UPSTREAM_ERROR'],
  ] as const)(
    'tells a failure (%s) as one, and keeps the message',
    async (_what, fault, status, code) => {
      platform.fail(CONVERSATION_ROUTE, fault, 10);
      platform.fail('GET /v1/convai/conversation/get-signed-url', fault, 10);
      const reply = await callApi(api, 'POST', `${path()}/message`, {
        message: 'CANARY-WORDS',
        chat_mode: true,
      });
      expect(reply.status).toBe(status);
      expect(reply.body).toMatchObject({ error_code: code });
      if (status === 429) {
        expect(reply.headers.get('retry-after')).toBe('40');
      }
      platform.heal();
      const kept = await askApi(api, sessionSchema, 'GET', path());
      expect(kept.messages).toMatchObject([{ content: 'CANARY-WORDS', failed: true }]);
      expect(await say('CANARY-WORDS')).toMatchObject({ response_text: 'You said: CANARY-WORDS' });
      expect((await askApi(api, sessionSchema, 'GET', path())).message_count).toBe(2);
    },
  );
});

describe('the log and the store', () => {
  it('[bug 30] hold no words, no patient, no key and no signed URL', async () => {
    const words = /CANARY|conversation_signature|stand-in-elevenlabs-key/;
    expect(api.log.length).toBeGreaterThan(10);
    expect(api.log.filter((line) => words.test(line))).toEqual([]);
  });
});
