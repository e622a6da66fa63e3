import { setTimeout as delay } from 'node:timers/promises';
import { Secret } from '@elevendops/config';
import { startGeminiStandIn, type GeminiStandIn } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { createUpstreamClient } from '../../upstream/index.ts';
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

let gemini: GeminiStandIn;
afterEach(() => gemini.close());

async function model(idleMs: number, deadlineMs: number): Promise<LanguageModel> {
  gemini = await startGeminiStandIn({ answer: 'First, then the rest.', pieceLength: 5 });
  const monotonicMs = () => performance.now();
  const client = createUpstreamClient({
    service: 'Gemini',
    baseUrl: gemini.url,
    headers: { 'x-goog-api-key': new Secret('key') },
    idleMs,
    sleep: (milliseconds, signal) =>
      delay(milliseconds, undefined, { signal, ref: false }).catch(() => undefined),
    now: () => new Date(),
    monotonicMs,
  });
  return createGeminiLanguageModel({ client, monotonicMs, deadlineMs });
}

const TIMEOUT = { code: 'ERR_UPSTREAM_TIMEOUT', service: 'Gemini', retryable: true };

describe('createGeminiLanguageModel', () => {
  it('gives a stream up that says nothing more, and lets Gemini know', async () => {
    const languageModel = await model(60, 30_000);
    gemini.fail(HOLD);
    const pieces = languageModel.stream(REQUEST, never);
    expect((await pieces.next()).value).toBe('First');
    await expect(pieces.next()).rejects.toMatchObject(TIMEOUT);
    expect(await gemini.calls[0]?.closed).toBe(false);
  });

  it('gives an answer up that does not come', async () => {
    const languageModel = await model(30_000, 150);
    gemini.fail(HOLD, HOLD, HOLD);
    await expect(languageModel.generate(REQUEST, never)).rejects.toMatchObject(TIMEOUT);
    expect(await gemini.calls[0]?.closed).toBe(false);
  });

  it('adds up what several answers cost', async () => {
    const languageModel = await model(30_000, 30_000);
    const cut = { kind: 'stopped', reason: 'MAX_TOKENS', afterCharacters: 8 } as const;
    gemini.fail(cut, null);
    const { usage, notes } = await languageModel.generate(REQUEST, never);
    expect(notes).toEqual([]);
    expect(gemini.calls).toHaveLength(2);
    expect(usage?.inputTokens).toBeGreaterThan(0);
  });

  it('says that nothing was written when thinking took all of the answer', async () => {
    const languageModel = await model(30_000, 30_000);
    gemini.fail({ kind: 'stopped', reason: 'MAX_TOKENS', afterCharacters: 0 });
    await expect(languageModel.generate(REQUEST, never)).rejects.toMatchObject({
      code: 'ERR_UPSTREAM',
    });
  });
});
