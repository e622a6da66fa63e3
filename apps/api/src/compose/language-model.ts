import type { LanguageModel } from '../language-model/language-model.ts';
import { createOfflineLanguageModel } from '../language-model/offline/offline-language-model.ts';
import type { ApiParts } from './parts.ts';

/** Somebody is waiting for the script: a longer pause before another attempt is theirs to decide. */
const LONGEST_PAUSE_MS = 5_000;

/** Gemini where there is a key, which production insists on; else the offline writer. */
export async function composeLanguageModel(parts: ApiParts): Promise<LanguageModel> {
  const { settings, sleep, monotonicMs } = parts;
  if (settings.googleApiKey === null) {
    return createOfflineLanguageModel({ sleep });
  }
  const { createUpstreamClient } = await import('../upstream/index.ts');
  const { createGeminiLanguageModel, interpretGeminiRefusal } =
    await import('../language-model/gemini/index.ts');
  const client = createUpstreamClient({
    ...parts,
    service: 'Gemini',
    baseUrl: settings.geminiApiUrl,
    headers: { 'x-goog-api-key': settings.googleApiKey },
    interpret: interpretGeminiRefusal,
    longestPauseMs: LONGEST_PAUSE_MS,
  });
  return createGeminiLanguageModel({ client, monotonicMs });
}
