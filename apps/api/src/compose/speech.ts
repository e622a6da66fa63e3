import { CURATED_VOICES, type CuratedVoice } from '../audio/curated-voices.ts';
import type { Feature } from '../http/feature.ts';
import { createOfflinePreviews, createOfflineSpeech } from '../speech/offline/index.ts';
import { createPreviewRoutes, previewUrl, PREVIEWS_PATH } from '../speech/preview-routes.ts';
import type { SpeechSynthesis, VoiceCatalogue, VoicePreviews } from '../speech/speech.ts';
import type { UpstreamService } from '../upstream/index.ts';
import type { ApiParts } from './parts.ts';

/** What speaks, and with which voices. */
export interface ComposedSpeech {
  readonly service: UpstreamService;
  readonly speech: SpeechSynthesis;
  readonly voices: VoiceCatalogue;
  /** Voices that are always offered. */
  readonly curated: readonly CuratedVoice[];
  /** Where voices can be heard. */
  readonly features: readonly Feature[];
  close(): Promise<void>;
}

/** What speech needs besides the parts. */
export interface SpeechParts extends ApiParts {
  /** Program of the offline voice; null where it is not installed. */
  readonly offlineVoiceProgram: URL | null;
}

/** Gives the speech that the settings ask for. */
export async function composeSpeech(parts: SpeechParts): Promise<ComposedSpeech> {
  const { settings, logger, sleep, objects, limits } = parts;
  const apiKey = settings.elevenlabsApiKey;
  const limit = limits('GET /api/audio/voices/:voice_id/preview', 60);
  const featuresOf = (previews: VoicePreviews): readonly Feature[] => [
    { path: PREVIEWS_PATH, router: createPreviewRoutes({ previews, objects, limit }) },
  ];
  if (settings.useMockElevenlabs || apiKey === null) {
    const program = parts.offlineVoiceProgram;
    const offline = createOfflineSpeech({ program, logger, sleep, previewUrl });
    return {
      ...offline,
      service: 'the offline voice',
      curated: [],
      features: featuresOf(createOfflinePreviews(offline.speech)),
    };
  }
  const elevenLabs = await import('../speech/elevenlabs/index.ts');
  const apiUrl = settings.elevenlabsApiUrl;
  const client = elevenLabs.createElevenLabsClient({ apiUrl, apiKey }, parts);
  const previews = elevenLabs.createElevenLabsPreviews({ client, apiUrl, effects: parts });
  return {
    service: 'ElevenLabs',
    speech: elevenLabs.createElevenLabsSpeech(client),
    voices: elevenLabs.createElevenLabsVoices(client),
    curated: CURATED_VOICES,
    features: featuresOf(previews),
    close: () => Promise.resolve(),
  };
}
