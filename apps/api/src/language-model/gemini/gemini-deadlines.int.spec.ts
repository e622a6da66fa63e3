import { Secret } from '@elevendops/config';
import { startGeminiStandIn, type GeminiStandIn } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createUpstreamClient, type Sleep } from '../../upstream/index.ts';
import type { LanguageModel, WritingRequest } from '../language-model.ts';
import { createGeminiLanguageModel } from './gemini-language-model.ts';

const REQUEST: WritingRequest = {
  model: 'gemini-2.5-flash',
  prompt: 'p',
  document: { title: 't', text: 'd' },
  brief: { templateIds: [], speakers: { kind: 'solo', languages: [] }, minutes: null },
};
const HOLD = { kind: 'hold', afterCharacters: 5, until: new Promise(() => undefined) } as const;
const never = new AbortController().signal;
const IDLE_MS = 77;

let gemini: GeminiStandIn;
afterEach(() => gemini.close());

/** A model whose limits of time are over when the test says so. */
async function model(sleep: Sleep = () => new Promise(() => undefined)): Promise<LanguageModel> {
  gemini = await startGeminiStandIn({ answer: 'First, then the rest.', pieceLength: 5 });
  const monotonicMs = () => performance.now();
  const client = createUpstreamClient({
    service: 'Gemini',
    baseUrl: gemini.url,
    headers: { 'x-goog-api-key': new Secret('key') },
    idleMs: IDLE_MS,
    sleep,
    now: () => new Date(),
    monotonicMs,
  });
  return createGeminiLanguageModel({ client, monotonicMs });
}

const TIMEOUT = { code: 'ERR_UPSTREAM_TIMEOUT', service: 'Gemini', retryable: true };

describe('createGeminiLanguageModel', () => {
  it('gives a stream up that says nothing more, and lets Gemini know', async () => {
    const isOver = Promise.withResolvers<undefined>();
    const languageModel = await model((milliseconds) =>
      milliseconds === IDLE_MS ? isOver.promise : new Promise(() => undefined),
    );
    gemini.fail(HOLD);
    const pieces = languageModel.stream(REQUEST, never);
    expect((await pieces.next()).value).toBe('First');
    isOver.resolve(undefined);
    await expect(pieces.next()).rejects.toMatchObject(TIMEOUT);
    expect(await gemini.calls[0]?.closed).toBe(false);
  });

  it('gives an answer up that does not come', async () => {
    const languageModel = await model(async () => {
      await expect.poll(() => gemini.calls.length).toBe(1);
    });
    gemini.fail(HOLD, HOLD, HOLD);
    await expect(languageModel.generate(REQUEST, never)).rejects.toMatchObject(TIMEOUT);
    expect(await gemini.calls[0]?.closed).toBe(false);
  });

  it('adds up what several answers cost', async () => {
    const languageModel = await model();
    const cut = { kind: 'stopped', reason: 'MAX_TOKENS', afterCharacters: 8 } as const;
    gemini.fail(cut, null);
    const { usage, notes } = await languageModel.generate(REQUEST, never);
    expect(notes).toEqual([]);
    expect(gemini.calls).toHaveLength(2);
    expect(usage?.inputTokens).toBeGreaterThan(0);
  });

  it('says that nothing was written when thinking took all of the answer', async () => {
    const languageModel = await model();
    gemini.fail({ kind: 'stopped', reason: 'MAX_TOKENS', afterCharacters: 0 });
    await expect(languageModel.generate(REQUEST, never)).rejects.toMatchObject({
      code: 'ERR_UPSTREAM',
    });
  });
});
