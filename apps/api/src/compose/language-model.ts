import { createGeminiLanguageModel } from '../language-model/gemini/gemini-language-model.ts';
import { interpretGeminiRefusal } from '../language-model/gemini/interpret-refusal.ts';
import type { LanguageModel } from '../language-model/language-model.ts';
import { createOfflineLanguageModel } from '../language-model/offline/offline-language-model.ts';
import { createUpstreamClient } from '../upstream/index.ts';
import type { ApiParts } from './parts.ts';

/** Gemini where there is a key, which production insists on; else the offline writer. */
export function composeLanguageModel(parts: ApiParts): LanguageModel {
  const { settings, sleep, monotonicMs } = parts;
  if (settings.googleApiKey === null) {
    return createOfflineLanguageModel({ sleep });
  }
  const client = createUpstreamClient({
    ...parts,
    service: 'Gemini',
    baseUrl: settings.geminiApiUrl,
    headers: { 'x-goog-api-key': settings.googleApiKey },
    interpret: interpretGeminiRefusal,
    // Somebody is waiting for the script.
    longestPauseMs: 5_000,
  });
  return createGeminiLanguageModel({ client, monotonicMs });
}
