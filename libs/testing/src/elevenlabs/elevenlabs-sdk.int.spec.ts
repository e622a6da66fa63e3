import { ElevenLabsClient, ElevenLabsError } from '@elevenlabs/elevenlabs-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startElevenLabs, type ElevenLabsStandIn } from './stand-in.ts';

let standIn: ElevenLabsStandIn;
let client: ElevenLabsClient;
beforeAll(async () => {
  standIn = await startElevenLabs();
  client = clientWith(standIn.apiKey);
});
afterAll(() => standIn.close());

function clientWith(apiKey: string): ElevenLabsClient {
  return new ElevenLabsClient({ apiKey, baseUrl: standIn.url, maxRetries: 0 });
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What a call of the SDK is refused with. */
async function refusalOf(call: PromiseLike<unknown>) {
  const error: unknown = await Promise.resolve(call).catch((thrown: unknown) => thrown);
  if (!(error instanceof ElevenLabsError)) {
    throw new Error('the call was not refused as the service does it', { cause: error });
  }
  const { detail } = error.body as { readonly detail: { readonly status?: string } };
  return { status: error.statusCode, code: detail.status };
}

describe('the official SDK, against the stand-in', () => {
  it('speaks, and longer texts take longer', async () => {
    const speak = async (text: string) =>
      bytesOf(
        await client.textToSpeech.convert('voice-rachel', {
          text,
          modelId: 'eleven_v3',
          outputFormat: 'mp3_44100_128',
          languageCode: 'zh',
        }),
      );
    const [short, long] = [await speak('你好'), await speak('你好'.repeat(100))];
    expect([...short.subarray(0, 2)]).toEqual([0xff, 0xfb]);
    expect(long.length).toBeGreaterThan(short.length * 20);
  });

  it('is refused what the service refuses', async () => {
    const text = 'Hello';
    const speak = (voice: string, more: object = {}) =>
      client.textToSpeech.convert(voice, { text, modelId: 'eleven_v3', ...more });
    expect(await refusalOf(speak('nobody'))).toEqual({ status: 404, code: 'voice_not_found' });
    expect(await refusalOf(speak('voice-lin', { previousText: 'x' }))).toEqual({
      status: 400,
      code: 'unsupported_model',
    });
    expect(await refusalOf(speak('voice-lin', { text: 'x'.repeat(5_001) }))).toEqual({
      status: 400,
      code: 'max_character_limit_exceeded',
    });
    expect(await refusalOf(clientWith('wrong').voices.search())).toMatchObject({ status: 401 });
  });

  it('lists voices page by page', async () => {
    const first = await client.voices.search({ pageSize: 1 });
    expect(first).toMatchObject({ hasMore: true, totalCount: 2 });
    const { nextPageToken = '' } = first;
    const second = await client.voices.search({ pageSize: 1, nextPageToken });
    expect(second).toMatchObject({ hasMore: false });
    const [voice] = second.voices;
    expect(voice?.voiceId).toBe('voice-lin');
    expect(voice?.verifiedLanguages?.map(({ language }) => language)).toEqual(['zh', 'ja']);
  });

  it('keeps a knowledge base, and does not delete what an agent uses unless forced', async () => {
    const { documents } = client.conversationalAi.knowledgeBase;
    const { id, name } = await documents.createFromText({ name: 'Diabetes', text: '# 糖尿病' });
    expect(name).toBe('Diabetes');
    expect(await documents.get(id)).toMatchObject({ id, extractedInnerHtml: '# 糖尿病' });
    const file = new File(['# Flu'], 'flu.md', { type: 'text/markdown' });
    const uploaded = await documents.createFromFile({ file, name: 'Flu' });
    const listed = await client.conversationalAi.knowledgeBase.list({ search: 'Diab' });
    expect(listed.documents.map((document) => document.id)).toEqual([id]);
    expect(listed.hasMore).toBe(false);

    const { agentId } = await client.conversationalAi.agents.create({
      name: 'A',
      conversationConfig: {
        agent: { prompt: { knowledgeBase: [{ id, name, type: 'text' }] } },
      },
    });
    expect(await refusalOf(documents.delete(id))).toEqual({
      status: 400,
      code: 'document_in_use',
    });
    await documents.delete(id, { force: true });
    expect(await refusalOf(documents.get(id))).toMatchObject({ status: 404 });
    const agent = await client.conversationalAi.agents.get(agentId);
    expect(agent.conversationConfig.agent?.prompt?.knowledgeBase).toEqual([]);
    await documents.delete(uploaded.id);
  });

  it('indexes a document for retrieval', async () => {
    const { documents, document } = client.conversationalAi.knowledgeBase;
    const { id } = await documents.createFromText({ text: 'x' });
    const index = await document.computeRagIndex(id, { model: 'multilingual_e5_large_instruct' });
    expect(index).toMatchObject({ status: 'succeeded', progressPercentage: 100 });
  });

  it('makes, changes, finds, lists and deletes agents', async () => {
    const { agents } = client.conversationalAi;
    const { agentId } = await agents.create({
      name: 'Diabetes nurse',
      tags: ['reference:1'],
      conversationConfig: {
        agent: { language: 'zh', firstMessage: '你好', prompt: { prompt: 'Be kind.' } },
        tts: { voiceId: 'voice-lin', modelId: 'eleven_turbo_v2_5' },
        languagePresets: { ja: { overrides: { agent: { language: 'ja' } } } },
      },
      platformSettings: { auth: { enableAuth: true } },
    });
    const updated = await agents.update(agentId, {
      name: 'Nurse',
      conversationConfig: { agent: { prompt: { prompt: 'Be brief.' } }, languagePresets: {} },
    });
    expect(updated).toMatchObject({
      agentId,
      name: 'Nurse',
      conversationConfig: {
        agent: { language: 'zh', firstMessage: '你好', prompt: { prompt: 'Be brief.' } },
        tts: { voiceId: 'voice-lin' },
        languagePresets: {},
      },
      platformSettings: { auth: { enableAuth: true } },
    });
    const found = await agents.list({ tags: ['reference:1'] });
    expect(found.agents.map((agent) => agent.agentId)).toEqual([agentId]);
    const page = await agents.list({ pageSize: 1 });
    expect(page).toMatchObject({ hasMore: true, nextCursor: '1' });
    await agents.delete(agentId);
    expect(await refusalOf(agents.get(agentId))).toMatchObject({ status: 404 });
  });

  it('is refused agents that cannot be', async () => {
    const create = (conversationConfig: object) =>
      refusalOf(client.conversationalAi.agents.create({ conversationConfig }));
    expect(await create({ agent: { language: 'zh-TW' } })).toMatchObject({ status: 422 });
    expect(await create({ tts: { voiceId: 'nobody' } })).toMatchObject({ status: 400 });
    expect(
      await create({ agent: { language: 'zh' }, tts: { modelId: 'eleven_turbo_v2' } }),
    ).toMatchObject({ status: 400, code: 'invalid_model' });
  });

  it('signs URLs for agents that there are', async () => {
    const { agents, conversations } = client.conversationalAi;
    const { agentId } = await agents.create({ conversationConfig: {} });
    const { signedUrl } = await conversations.getSignedUrl({ agentId });
    expect(signedUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v1\/convai\/conversation\?/);
    expect(await refusalOf(conversations.getSignedUrl({ agentId: 'none' }))).toMatchObject({
      status: 404,
    });
  });

  it('meets the faults that were ordered', async () => {
    const { voices } = client;
    standIn.fail('GET /v2/voices', {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '3' },
      body: { detail: { status: 'too_many_concurrent_requests' } },
    });
    expect(await refusalOf(voices.search())).toMatchObject({ status: 429 });
    for (const kind of ['reset', 'cut', 'malformed'] as const) {
      standIn.fail('GET /v2/voices', { kind });
      await expect(voices.search()).rejects.toThrow();
    }
    standIn.fail('GET /v2/voices', { kind: 'silent' });
    await expect(voices.search({}, { timeoutInSeconds: 0.1 })).rejects.toThrow(/timeout/i);
    expect((await voices.search()).voices).toHaveLength(2);
  });
});
