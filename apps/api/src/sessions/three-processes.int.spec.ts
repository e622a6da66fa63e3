import { randomUUID } from 'node:crypto';
import {
  agentSchema,
  conversationDetailSchema,
  conversationListSchema,
  messageReplySchema,
  sessionCreatedSchema,
  sessionEndedSchema,
  sessionSchema,
} from '@elevendops/contract';
import { emulatorsAvailable, startFirestoreEmulator, type Emulator } from '@elevendops/emulators';
import { startElevenLabs, type ElevenLabsStandIn } from '@elevendops/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApiProcess, type ApiProcess } from '../__fixtures__/api-process.ts';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { warmUpEmulator } from '../documents/__fixtures__/warm-up-emulator.ts';

const START_TIMEOUT_MS = 120_000;
const TEST_TIMEOUT_MS = 120_000;
const { firestore } = await emulatorsAvailable('firestore');

describe.skipIf(firestore !== null)('a session over three API processes on one Firestore', () => {
  let emulator: Emulator;
  let elevenLabs: ElevenLabsStandIn;
  let processes: ApiProcess[];
  let agentId: string;

  beforeAll(async () => {
    [emulator, elevenLabs] = await Promise.all([startFirestoreEmulator(), startElevenLabs()]);
    await warmUpEmulator(emulator.host);
    const env = {
      USE_FIRESTORE_EMULATOR: 'true',
      FIRESTORE_EMULATOR_HOST: emulator.host,
      GOOGLE_CLOUD_PROJECT: `test-${randomUUID()}`,
      USE_MOCK_ELEVENLABS: 'false',
      ELEVENLABS_API_KEY: elevenLabs.apiKey,
      ELEVENLABS_API_URL: elevenLabs.url,
    };
    processes = await Promise.all([1, 2, 3].map(() => startApiProcess({ env })));
    const definition = { name: 'Nurse', voice_id: 'voice-lin', answer_style: 'friendly' };
    // On a busy machine the first contact with a store may take longer than a call may.
    const agent = await vi.waitFor(
      () => askApi(api(0), agentSchema, 'POST', '/api/agent', definition),
      60_000,
    );
    agentId = agent.agent_id;
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await elevenLabs.close();
    await emulator.stop();
  }, START_TIMEOUT_MS);

  function api(number: number): ApiProcess {
    const found = processes[number % processes.length];
    if (found === undefined) {
      throw new Error('no process');
    }
    return found;
  }

  async function start(patientId: string): Promise<string> {
    const body = { patient_id: patientId, agent_id: agentId };
    const session = await askApi(
      api(0),
      sessionCreatedSchema,
      'POST',
      '/api/patient/session',
      body,
    );
    return session.session_id;
  }

  const say = (process: ApiProcess, id: string, message: string) =>
    callApi(process, 'POST', `/api/patient/session/${id}/message`, { message, chat_mode: true });

  it(
    'goes on at any of them, ends at any of them, and is one conversation for the doctor',
    async () => {
      const id = await start('Roaming1');
      for (const [number, message] of ['one?', 'two?', 'three?', 'four?'].entries()) {
        const { body } = await say(api(number), id, message);
        expect(messageReplySchema.parse(body).response_text).toBe(`You said: ${message}`);
      }
      await Promise.all(
        [0, 1, 2].map((number) => say(api(number), id, `at once ${String(number)}?`)),
      );
      const { messages } = await askApi(api(1), sessionSchema, 'GET', `/api/patient/session/${id}`);
      expect(messages).toHaveLength(14);
      for (let place = 0; place < messages.length; place += 2) {
        expect(messages[place + 1]?.content).toBe(`You said: ${messages[place]?.content ?? ''}`);
      }
      const ends = await Promise.all(
        [0, 1, 2].map((number) =>
          askApi(api(number), sessionEndedSchema, 'POST', `/api/patient/session/${id}/end`),
        ),
      );
      expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
      const path = '/api/conversations?patient_id=ROAMING';
      const list = await askApi(api(2), conversationListSchema, 'GET', path);
      expect(list).toMatchObject({ total_count: 1, total_answered: 7, total_unanswered: 0 });
      const detail = await askApi(
        api(1),
        conversationDetailSchema,
        'GET',
        `/api/conversations/${id}`,
      );
      expect(detail).toMatchObject({ total_messages: 14, answered_count: 7 });
      expect((await say(api(0), id, 'late')).status).toBe(409);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is saved although the process that holds its connection is killed',
    async () => {
      const id = await start('Survivor1');
      await say(api(2), id, 'first?');
      await api(2).kill();
      processes = processes.slice(0, 2);
      const { body } = await say(api(0), id, 'second?');
      expect(messageReplySchema.parse(body).response_text).toBe('You said: second?');
      await askApi(api(1), sessionEndedSchema, 'POST', `/api/patient/session/${id}/end`);
      const path = '/api/conversations?patient_id=survivor1';
      const list = await askApi(api(0), conversationListSchema, 'GET', path);
      expect(list).toMatchObject({ total_count: 1, total_answered: 2 });
    },
    TEST_TIMEOUT_MS,
  );
});
