import {
  audioFileSchema,
  generatedScriptSchema,
  knowledgeDocumentSchema,
  LEGACY_FALLBACK_MODEL,
  sessionCreatedSchema,
  voiceListSchema,
  type ErrorCode,
} from '@elevendops/contract';
import {
  startElevenLabs,
  startGeminiStandIn,
  type ElevenLabsStandIn,
  type GeminiStandIn,
} from '@elevendops/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal } from './api-caller.ts';
import {
  createContractContext,
  newAgent,
  settledDocument,
  syncedDocument,
  uniqueName,
} from './contract-context.ts';
import { expectBody } from './expect-body.ts';
import { startBuiltApi, type ContractSystem } from './start-built-api.ts';

/** A voice that the stand-in has; of the curated ones it knows nothing. */
const VOICE = 'voice-lin';
const FIRST_CURATED = 'UgBBYS2sOqTuMpoF3BR0';

/** What ElevenLabs says, and what our caller gets then. */
const FAULTS = [
  [401, 502, 'UPSTREAM_AUTH', false],
  [422, 400, 'UPSTREAM_REJECTED', false],
  [429, 429, 'UPSTREAM_RATE_LIMIT', true],
  [500, 502, 'UPSTREAM_ERROR', true],
] as const satisfies readonly (readonly [number, number, ErrorCode, boolean])[];

describe('the HTTP contract, with ElevenLabs and Gemini', () => {
  let system: ContractSystem | undefined;
  let platform: ElevenLabsStandIn;
  let gemini: GeminiStandIn;
  const context = createContractContext('embedded', {
    url: () => system?.url ?? '',
    lines: () => system?.lines ?? [],
  });
  const { api } = context;

  beforeAll(async () => {
    [platform, gemini] = await Promise.all([startElevenLabs(), startGeminiStandIn()]);
    system = await startBuiltApi({
      USE_MOCK_ELEVENLABS: 'false',
      ELEVENLABS_API_KEY: platform.apiKey,
      ELEVENLABS_API_URL: platform.url,
      GOOGLE_API_KEY: 'key',
      GEMINI_API_URL: gemini.url,
    });
  });
  afterEach(() => {
    platform.heal();
  });
  afterAll(async () => {
    await system?.dispose();
    await Promise.all([platform.close(), gemini.close()]);
  });

  const spoken = { knowledge_id: 'x', script: 'Take one pill.', voice_id: VOICE };

  it('[bug 8] speaks with ElevenLabs, with a duration', async () => {
    const file = expectBody(await api.post('/api/audio/generate', spoken), {
      ours: audioFileSchema,
      reference: 'audioFile',
    });
    expect(file.duration_seconds).toBeGreaterThan(0);
  });

  // All at once, because what may succeed later is tried again, and that takes seconds.
  it.each(FAULTS)(
    '[bug 18] [bug 19] that answers %i, is for our caller %i %s on every route, and nothing is done',
    async (status, ours, code, retryable) => {
      const agent = await newAgent(context, { voice_id: VOICE });
      const path = `/api/agent/${agent.agent_id}`;
      const created = { name: 'Nurse', voice_id: VOICE, answer_style: 'friendly' };
      const begun = { patient_id: 'A1', agent_id: agent.agent_id };
      const calls: readonly (readonly [string, string, string, unknown?])[] = [
        ['POST /v1/text-to-speech/:voiceId', 'POST', '/api/audio/generate', spoken],
        ['POST /v1/convai/agents/create', 'POST', '/api/agent', created],
        ['PATCH /v1/convai/agents/:agentId', 'PUT', path, { name: 'Other' }],
        ['GET /v1/convai/agents/:agentId', 'POST', `${path}/sync`],
        ['GET /v1/convai/conversation/get-signed-url', 'POST', '/api/patient/session', begun],
      ];
      const fault = { kind: 'status', status, headers: { 'retry-after': '1' } } as const;
      for (const [route] of calls) {
        platform.fail(route, fault, Infinity);
      }
      await Promise.all(
        calls.map(async ([, method, asked, json]) => {
          const reply = await api.call(method, asked, { json });
          const envelope = expectRefusal(reply, ours, code);
          expect(envelope.retryable).toBe(retryable);
          expect(envelope.detail).toMatch(/^ElevenLabs /);
          expect(reply.headers.has('retry-after')).toBe(ours === 429);
        }),
      );
      expect((await api.get(path)).json).toEqual(agent);
    },
  );

  it('gives the curated voices while ElevenLabs has none to give', async () => {
    platform.fail('GET /v2/voices', { kind: 'status', status: 500 }, Infinity);
    const voices = expectBody(await api.get('/api/audio/voices/list'), {
      ours: voiceListSchema,
      reference: 'voices',
    });
    expect(voices[0]?.voice_id).toBe(FIRST_CURATED);
  });

  it('says in the document that a sync failed, and syncs it when it is asked to again', async () => {
    const route = 'POST /v1/convai/knowledge-base/file';
    platform.fail(route, { kind: 'status', status: 422 }, Infinity);
    const saved = await api.post('/api/knowledge', {
      disease_name: uniqueName(),
      raw_content: 'Rest.',
    });
    const { knowledge_id: id } = knowledgeDocumentSchema.parse(saved.json);
    const failed = await settledDocument(context, id);
    expect(failed).toMatchObject({ sync_status: 'failed', elevenlabs_document_id: null });
    expect(failed.sync_error_message).toMatch(/ElevenLabs/);
    platform.heal();
    const retried = expectBody(await api.post(`/api/knowledge/${id}/retry-sync`), {
      ours: knowledgeDocumentSchema,
      reference: 'document',
    });
    expect(retried).toMatchObject({ sync_status: 'pending', sync_error_message: null });
    expect(await settledDocument(context, id)).toMatchObject({ sync_status: 'completed' });
  });

  it('gives a signed URL to begin a session with', async () => {
    const { agent_id } = await newAgent(context, { voice_id: VOICE });
    const begun = await api.post('/api/patient/session', { patient_id: 'A1', agent_id });
    const { signed_url: url } = expectBody(begun, {
      ours: sessionCreatedSchema,
      reference: 'session',
    });
    expect(url).toMatch(/^wss?:\/\//);
  });

  it('replies 200 with the document itself, and why, when Gemini fails', async () => {
    const { knowledge_id } = await syncedDocument(context);
    const path = '/api/audio/generate-script';
    const written = await api.post(path, { knowledge_id });
    expect(generatedScriptSchema.parse(written.json)).toMatchObject({
      script: 'Hello from the stand-in.',
      model_used: 'gemini-2.5-flash',
    });
    gemini.fail({ kind: 'key-invalid' });
    const fallback = expectBody(await api.post(path, { knowledge_id }), {
      ours: generatedScriptSchema,
      reference: 'script',
    });
    expect(fallback.model_used).toBe(LEGACY_FALLBACK_MODEL);
    expect(fallback.generation_error).toMatch(/^Gemini /);
    expect(fallback.script).toContain('Use one drop in the operated eye');
  });

  it('ends a stream with an error event when Gemini fails', async () => {
    const { knowledge_id } = await syncedDocument(context);
    gemini.fail({ kind: 'key-invalid' });
    const reply = await api.post('/api/audio/generate-script-stream', { knowledge_id });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text.replace(/^data: /, ''))).toEqual({
      type: 'error',
      message: expect.stringMatching(/^Gemini /),
      error_code: 'UPSTREAM_AUTH',
      retryable: false,
    });
  });
});
