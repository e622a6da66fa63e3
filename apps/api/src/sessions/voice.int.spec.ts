import {
  agentSchema,
  conversationDetailSchema,
  sessionCreatedSchema,
  sessionEndedSchema,
  sessionSchema,
  sessionVoiceSchema,
  type SessionVoice,
} from '@elevendops/contract';
import { startElevenLabs, type ElevenLabsStandIn } from '@elevendops/testing';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

let platform: ElevenLabsStandIn;
let api: TestApi;
let agentId: string;
let sessionId: string;

beforeAll(async () => {
  platform = await startElevenLabs();
  platform.manners.greetingDelayMs = 5;
  platform.manners.heard = ['May I swim?'];
  api = await startTestApi({
    USE_MOCK_ELEVENLABS: 'false',
    ELEVENLABS_API_KEY: platform.apiKey,
    ELEVENLABS_API_URL: platform.url,
  });
  const agent = await askApi(api, agentSchema, 'POST', '/api/agent', {
    name: 'Nurse',
    voice_id: 'voice-lin',
    answer_style: 'friendly',
  });
  agentId = agent.agent_id;
});
afterAll(async () => {
  await api.close();
  await platform.close();
});
beforeEach(async () => {
  const session = await askApi(api, sessionCreatedSchema, 'POST', '/api/patient/session', {
    patient_id: 'CANARYPATIENT',
    agent_id: agentId,
  });
  sessionId = session.session_id;
});
afterEach(() => {
  platform.heal();
});

const path = () => `/api/patient/session/${sessionId}`;
const begin = () => askApi(api, sessionVoiceSchema, 'POST', `${path()}/voice`);
const collect = () => askApi(api, sessionSchema, 'POST', `${path()}/voice/end`);
const read = () => askApi(api, sessionSchema, 'GET', path());

/** Talks for a second, as a browser would, and waits until the agent has answered. */
async function talk({ signed_url: url, user_id }: SessionVoice): Promise<WebSocket> {
  const socket = new WebSocket(url, 'convai');
  const answered = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const text = String(data);
      // Once the agent has greeted.
      if (text.includes('"agent_response"') && text.includes('Hello')) {
        const chunk = Buffer.alloc(32_000).toString('base64');
        socket.send(JSON.stringify({ user_audio_chunk: chunk }));
      }
      if (text.includes('You said: May I swim?')) {
        resolve();
      }
    });
  });
  socket.addEventListener('open', () => {
    socket.send(JSON.stringify({ type: 'conversation_initiation_client_data', user_id }));
  });
  await answered;
  return socket;
}

async function hangUp(socket: WebSocket): Promise<void> {
  const closed = new Promise((resolve) => {
    socket.addEventListener('close', resolve);
  });
  socket.close(1000);
  await closed;
  await expect
    .poll(() => {
      const talks = platform.world.conversations.filter(({ userId }) => userId !== null);
      return talks.every(({ status }) => status === 'done');
    })
    .toBe(true);
}

describe('a talk by voice', () => {
  it('is among the messages once it is over, once, however often that is asked for', async () => {
    expect(await read()).toMatchObject({ voice_available: true, voice_pending: false });
    const socket = await talk(await begin());
    expect(await collect()).toMatchObject({ voice_pending: true, messages: [] });
    await hangUp(socket);
    const [one, other] = await Promise.all([collect(), collect()]);
    expect(one.voice_pending && other.voice_pending).toBe(false);
    const session = await collect();
    expect(session).toMatchObject({ voice_pending: false, message_count: 3 });
    expect(session.messages).toMatchObject([
      { role: 'agent', content: expect.stringContaining('Hello') },
      { role: 'patient', content: 'May I swim?', failed: false },
      { role: 'agent', content: 'You said: May I swim?' },
    ]);
    const times = session.messages.map(({ timestamp }) => timestamp);
    expect(times).toEqual(times.toSorted());
  });

  it('stands behind what was typed before it, and typing goes on after it', async () => {
    const say = (message: string) =>
      callApi(api, 'POST', `${path()}/message`, { message, chat_mode: true });
    await say('one');
    await hangUp(await talk(await begin()));
    await collect();
    await say('two');
    expect((await read()).messages.map(({ content }) => content)).toEqual([
      'one',
      'You said: one',
      expect.stringContaining('Hello'),
      'May I swim?',
      'You said: May I swim?',
      'two',
      'You said: two',
    ]);
  });

  it('is in the doctor’s conversation although nobody asked for it before the end', async () => {
    await hangUp(await talk(await begin()));
    const ended = await askApi(api, sessionEndedSchema, 'POST', `${path()}/end`);
    expect(ended.conversation_summary.message_count).toBe(3);
    const detail = await askApi(
      api,
      conversationDetailSchema,
      'GET',
      `/api/conversations/${sessionId}`,
    );
    expect(detail.messages.map(({ content }) => content)).toContain('May I swim?');
    expect(detail.answered_questions).toEqual(['May I swim?']);
    expect(await collect()).toMatchObject({ voice_pending: false, voice_available: false });
  });

  it('that still goes on at the end is waited for, and the conversation saved with it', async () => {
    const socket = await talk(await begin());
    await askApi(api, sessionEndedSchema, 'POST', `${path()}/end`);
    const saved = () => callApi(api, 'GET', `/api/conversations/${sessionId}`);
    expect((await saved()).status).toBe(404);
    await hangUp(socket);
    expect(await collect()).toMatchObject({ voice_pending: false, message_count: 3 });
    expect((await saved()).status).toBe(200);
  });

  it('does not keep a session from ending while the platform is away', async () => {
    await hangUp(await talk(await begin()));
    platform.fail('GET /v1/convai/conversations', { kind: 'status', status: 500 }, 10);
    expect((await callApi(api, 'POST', `${path()}/voice/end`)).body).toMatchObject({
      error_code: 'UPSTREAM_ERROR',
    });
    await askApi(api, sessionEndedSchema, 'POST', `${path()}/end`);
    expect(await read()).toMatchObject({ voice_pending: true, messages: [] });
    platform.heal();
    expect(await collect()).toMatchObject({ voice_pending: false, message_count: 3 });
  });

  it('of another session never comes to this one', async () => {
    const voice = await begin();
    await hangUp(await talk({ ...voice, user_id: randomUUID() }));
    expect((await collect()).messages).toEqual([]);
  });

  it('cannot be begun in a session that has ended or does not exist', async () => {
    await askApi(api, sessionEndedSchema, 'POST', `${path()}/end`);
    const ended = await callApi(api, 'POST', `${path()}/voice`);
    expect([ended.status, ended.body]).toMatchObject([409, { error_code: 'SESSION_ENDED' }]);
    for (const end of ['voice', 'voice/end']) {
      const unknown = `/api/patient/session/${randomUUID()}/${end}`;
      expect((await callApi(api, 'POST', unknown)).status).toBe(404);
    }
  });

  it('leaves no words, no patient and no signed URL in the log', () => {
    expect(api.log.filter((line) => /swim|CANARY|conversation_signature/.test(line))).toEqual([]);
  });
});

describe.each([
  ['the embedded mode', () => ({})],
  [
    'the demonstration',
    () => ({
      USE_MOCK_ELEVENLABS: 'false',
      ELEVENLABS_API_KEY: platform.apiKey,
      ELEVENLABS_API_URL: platform.url,
      DEMO_MODE: 'true',
    }),
  ],
])('%s', (_mode, environment) => {
  it('has no voice of the platform to talk with, and says so', async () => {
    const embedded = await startTestApi(environment());
    try {
      const { agent_id } = await askApi(embedded, agentSchema, 'POST', '/api/agent', {
        name: 'Nurse',
        voice_id: 'voice-lin',
        answer_style: 'friendly',
      });
      const body = { patient_id: 'A1', agent_id };
      const { session_id: id } = await askApi(
        embedded,
        sessionCreatedSchema,
        'POST',
        '/api/patient/session',
        body,
      );
      const at = `/api/patient/session/${id}`;
      expect(await askApi(embedded, sessionVoiceSchema, 'POST', `${at}/voice`)).toEqual({
        signed_url: '',
        user_id: id,
      });
      expect(await askApi(embedded, sessionSchema, 'POST', `${at}/voice/end`)).toMatchObject({
        voice_available: false,
        voice_pending: false,
      });
    } finally {
      await embedded.close();
    }
  });
});
