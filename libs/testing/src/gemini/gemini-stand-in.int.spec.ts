import { ApiError, GoogleGenAI } from '@google/genai';
import { afterEach, describe, expect, it } from 'vitest';
import {
  startGeminiStandIn,
  type GeminiStandIn,
  type GeminiStandInOptions,
} from './gemini-stand-in.ts';

const KEY = 'test-key';
const TEXT = '糖尿病 💊: walk each day. '.repeat(4).trim();
const question = { model: 'gemini-2.5-flash', contents: 'Explain this.' };

let gemini: GeminiStandIn;
afterEach(() => gemini.close());

/** The official SDK, speaking to a stand-in. */
async function sdk(options: GeminiStandInOptions = {}, apiVersion = 'v1beta', apiKey = KEY) {
  gemini = await startGeminiStandIn({ apiKey: KEY, answer: TEXT, ...options });
  return new GoogleGenAI({ apiKey, apiVersion, httpOptions: { baseUrl: gemini.url } });
}

async function streamed(client: GoogleGenAI): Promise<string> {
  let text = '';
  for await (const part of await client.models.generateContentStream(question)) {
    text += part.text ?? '';
  }
  return text;
}

function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('startGeminiStandIn, by the official SDK', () => {
  it.each(['v1', 'v1beta'])('answers as a whole, in API version %s', async (version) => {
    const client = await sdk({}, version);
    const config = { systemInstruction: 'Be brief.', temperature: 0.7, maxOutputTokens: 99 };
    const reply = await client.models.generateContent({ ...question, config });
    expect(reply.text).toBe(TEXT);
    expect(reply.candidates?.[0]?.finishReason).toBe('STOP');
    expect(reply.usageMetadata?.totalTokenCount).toBeGreaterThan(0);
    expect(gemini.calls).toHaveLength(1);
    expect(gemini.calls[0]).toMatchObject({
      version,
      key: KEY,
      action: 'generateContent',
      model: question.model,
      body: {
        systemInstruction: { parts: [{ text: 'Be brief.' }] },
        contents: [{ role: 'user', parts: [{ text: question.contents }] }],
        generationConfig: { temperature: 0.7, maxOutputTokens: 99 },
      },
    });
  });

  it.each([
    ['whole events', {}],
    ['single bytes, inside of characters too', { chunkBytes: 1 }],
    ['other line ends', { lineEnd: '\n' as const, pieceLength: 3 }],
  ])('streams in %s', async (_how, options) => {
    expect(await streamed(await sdk(options))).toBe(TEXT);
  });

  it('counts tokens, and lists and describes its models', async () => {
    const client = await sdk();
    const { totalTokens } = await client.models.countTokens(question);
    expect(totalTokens).toBe(4);
    expect((await client.models.get({ model: question.model })).name).toBe(
      `models/${question.model}`,
    );
    const names: (string | undefined)[] = [];
    for await (const { name } of await client.models.list()) {
      names.push(name);
    }
    expect(names).toContain('models/gemini-3-pro-preview');
  });

  it('refuses another key with 400 and the reason in the details', async () => {
    const client = await sdk({}, 'v1beta', 'another-key');
    const error = await thrownBy(client.models.generateContent(question));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 400,
      message: expect.stringContaining('API_KEY_INVALID'),
    });
  });

  it.each([
    [{ kind: 'key-invalid' }, 400, 'API_KEY_INVALID'],
    [{ kind: 'unknown-model' }, 404, 'NOT_FOUND'],
    [{ kind: 'rate-limit', retrySeconds: 7 }, 429, '"retryDelay":"7s"'],
    [{ kind: 'server-error' }, 500, 'INTERNAL'],
    [{ kind: 'server-error', status: 503 }, 503, 'INTERNAL'],
  ] as const)('fails on demand: %o', async (fault, status, words) => {
    const client = await sdk();
    gemini.fail(fault);
    expect(await thrownBy(client.models.generateContent(question))).toMatchObject({
      status,
      message: expect.stringContaining(words),
    });
    expect((await client.models.generateContent(question)).text).toBe(TEXT);
  });

  it('does not know other models', async () => {
    const client = await sdk();
    const call = client.models.generateContent({ ...question, model: 'gpt-1' });
    expect(await thrownBy(call)).toMatchObject({ status: 404 });
  });

  it('stops in the middle, and blocks a prompt, with the reasons', async () => {
    const client = await sdk();
    gemini.fail(
      { kind: 'stopped', reason: 'MAX_TOKENS', afterCharacters: 5 },
      { kind: 'blocked', reason: 'PROHIBITED_CONTENT' },
    );
    const cut = await client.models.generateContent(question);
    expect(cut.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
    expect(cut.text).toBe(TEXT.slice(0, 5));
    const blocked = await client.models.generateContent(question);
    expect(blocked.promptFeedback?.blockReason).toBe('PROHIBITED_CONTENT');
    expect(blocked.text).toBeUndefined();
  });

  it.each([{ kind: 'malformed' }, { kind: 'cut', afterCharacters: 9 }] as const)(
    'breaks a stream on demand: %o',
    async (fault) => {
      const client = await sdk();
      gemini.fail(fault);
      expect(await thrownBy(streamed(client))).toBeInstanceOf(Error);
    },
  );

  it('holds a stream back, and notices when the reader leaves', async () => {
    const client = await sdk();
    gemini.fail({ kind: 'hold', afterCharacters: 8, until: new Promise(() => undefined) });
    const reading = new AbortController();
    const config = { abortSignal: reading.signal };
    const parts = await client.models.generateContentStream({ ...question, config });
    const first = await parts.next();
    expect(first.value?.text).toBe(TEXT.slice(0, 8));
    reading.abort();
    expect(await gemini.calls[0]?.closed).toBe(false);
  });
});
