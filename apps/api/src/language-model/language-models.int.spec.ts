import { setTimeout as delay } from 'node:timers/promises';
import { Secret } from '@elevendops/config';
import { startGeminiStandIn } from '@elevendops/testing';
import { createUpstreamClient } from '../upstream/index.ts';
import { createGeminiLanguageModel } from './gemini/gemini-language-model.ts';
import { interpretGeminiRefusal } from './gemini/interpret-refusal.ts';
import { describeLanguageModel } from './language-model.contract.ts';
import { createOfflineLanguageModel } from './offline/offline-language-model.ts';

const sleep = (milliseconds: number, signal: AbortSignal) =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);
const monotonicMs = () => performance.now();

describeLanguageModel('the offline writer', () =>
  Promise.resolve({
    languageModel: createOfflineLanguageModel({ sleep, pauseMs: 0 }),
    close: () => Promise.resolve(),
  }),
);

describeLanguageModel('Gemini', async () => {
  const gemini = await startGeminiStandIn({
    answer: 'A script of 流感 in many pieces 💊. '.repeat(5),
  });
  const client = createUpstreamClient({
    service: 'Gemini',
    baseUrl: gemini.url,
    headers: { 'x-goog-api-key': new Secret('key') },
    interpret: interpretGeminiRefusal,
    sleep,
    now: () => new Date(),
    monotonicMs,
  });
  return {
    languageModel: createGeminiLanguageModel({ client, monotonicMs }),
    close: () => gemini.close(),
  };
});
