import { startElevenLabs, type ElevenLabsStandIn } from '@elevendops/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callApi } from '../../__fixtures__/call-api.ts';
import { playCareTeam } from '../../__fixtures__/care-team.ts';
import { startTestApi, type TestApi } from '../../__fixtures__/test-api.ts';

let standIn: ElevenLabsStandIn;
let api: TestApi;
beforeAll(async () => {
  standIn = await startElevenLabs();
  api = await startTestApi({
    ELEVENLABS_API_KEY: standIn.apiKey,
    ELEVENLABS_API_URL: standIn.url,
  });
});
beforeEach(() => {
  standIn.heal();
});
afterAll(async () => {
  await api.close();
  await standIn.close();
});

const createAgent = () =>
  callApi(api, 'POST', '/api/agent', {
    name: 'Nurse',
    voice_id: 'voice-lin',
    answer_style: 'friendly',
  });

describe('the API with an ElevenLabs key', () => {
  it('brings documents, agents and conversations to ElevenLabs, and tells nobody what was said', async () => {
    const { replies } = await playCareTeam(api, {
      voiceId: 'voice-lin',
      messages: [
        { message: 'CANARY-one', chat_mode: true },
        { message: 'CANARY-two', chat_mode: false },
      ],
    });
    expect(replies.map((reply) => reply.response_text)).toEqual([
      'You said: CANARY-one',
      'You said: CANARY-two',
    ]);
    expect(replies[0]?.audio_data).toBeNull();
    const sound = Buffer.from(replies[1]?.audio_data ?? '', 'base64');
    expect(sound.subarray(0, 4).toString()).toBe('RIFF');

    const { agents, documents, tokens } = standIn.world;
    expect([...documents.values()].map(({ text }) => text)).toEqual([
      '# Diabetes\n\nMeasure blood sugar every day.',
    ]);
    const [agent] = agents.values();
    expect(agent?.conversation_config).toMatchObject({
      agent: { prompt: { knowledge_base: [{ id: [...documents.keys()][0] }] } },
      tts: { voice_id: 'voice-lin' },
    });
    const log = api.log.join('\n');
    for (const secret of [standIn.apiKey, 'CANARY', ...tokens.keys()]) {
      expect(log).not.toContain(secret);
    }
  });

  it.each([
    [401, 502, 'UPSTREAM_AUTH'],
    [422, 400, 'UPSTREAM_REJECTED'],
    [500, 502, 'UPSTREAM_ERROR'],
  ])('replies to %d of ElevenLabs with %d %s', async (status, expected, error_code) => {
    const body = { detail: 'CANARY rate limit unauthorized' };
    standIn.fail('POST /v1/convai/agents/create', { kind: 'status', status, body });
    const reply = await createAgent();
    expect(reply).toMatchObject({ status: expected, body: { error_code } });
    expect(JSON.stringify(reply.body)).not.toContain('CANARY');
  });

  it('passes on when to come back', async () => {
    const headers = { 'retry-after': '60' };
    const fault = { kind: 'status', status: 429, headers } as const;
    standIn.fail('POST /v1/convai/agents/create', fault, Infinity);
    const reply = await createAgent();
    expect(reply).toMatchObject({ status: 429, body: { error_code: 'UPSTREAM_RATE_LIMIT' } });
    expect(reply.headers.get('retry-after')).toBe('60');
  });
});
