import { CURATED_VOICES, type CuratedVoice } from '../audio/curated-voices.ts';
import type { Feature } from '../http/feature.ts';
import {
  createOfflineSpeech,
  createPreviewRoutes,
  previewUrl,
  PREVIEWS_PATH,
} from '../speech/offline/index.ts';
import type { SpeechSynthesis, VoiceCatalogue } from '../speech/speech.ts';
import type { UpstreamService } from '../upstream/index.ts';
import type { ApiParts } from './parts.ts';

/** What speaks, and with which voices. */
export interface ComposedSpeech {
  readonly service: UpstreamService;
  readonly speech: SpeechSynthesis;
  readonly voices: VoiceCatalogue;
  /** Voices that are always offered. */
  readonly curated: readonly CuratedVoice[];
  /** Where voices can be heard, when the service has no place for that. */
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
  if (settings.useMockElevenlabs || apiKey === null) {
    const program = parts.offlineVoiceProgram;
    const offline = createOfflineSpeech({ program, logger, sleep, previewUrl });
    const limit = limits('GET /api/audio/voices/:voice_id/preview', 60);
    const previews = createPreviewRoutes({ speech: offline.speech, objects, limit });
    return {
      ...offline,
      service: 'the offline voice',
      curated: [],
      features: [{ path: PREVIEWS_PATH, router: previews }],
    };
  }
  const { createElevenLabsClient, createElevenLabsSpeech, createElevenLabsVoices } =
    await import('../speech/elevenlabs/index.ts');
  const client = createElevenLabsClient({ apiUrl: settings.elevenlabsApiUrl, apiKey }, parts);
  return {
    service: 'ElevenLabs',
    speech: createElevenLabsSpeech(client),
    voices: createElevenLabsVoices(client),
    curated: CURATED_VOICES,
    features: [],
    close: () => Promise.resolve(),
  };
}
