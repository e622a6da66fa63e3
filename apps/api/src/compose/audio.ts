import type { Lifecycle } from '@elevendops/service';
import { createShowAudio } from '../audio/audio-urls.ts';
import { CURATED_VOICES } from '../audio/curated-voices.ts';
import { createNarrator } from '../audio/narrator.ts';
import { createAudioRepository } from '../audio/repository.ts';
import { createAudioRoutes } from '../audio/routes.ts';
import { createAudioService } from '../audio/service.ts';
import { createVoiceList } from '../audio/voice-list.ts';
import { isUuid } from '../http/uuid-of.ts';
import type { KnowledgeRepository } from '../knowledge/repository.ts';
import { createStoredFileRoutes } from '../objects/file-routes.ts';
import { createRemovalList, createRemover } from '../objects/removals/index.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';
import type { ComposedSpeech } from './speech.ts';
import { stoppingSignal } from './stopping.ts';

/** What audio needs besides the parts. */
export interface AudioParts extends ApiParts {
  readonly speech: ComposedSpeech;
  readonly knowledge: Pick<KnowledgeRepository, 'get'>;
  readonly lifecycle: Lifecycle;
}

/** Puts the audio files together, and the files of stores that have no addresses of their own. */
export function composeAudio(parts: AudioParts): ComposedFeature {
  const { settings, documents, objects, logger, now, sleep, knowledge } = parts;
  const { voices, curated, ...speech } = parts.speech;
  const removals = createRemovalList(documents);
  const remover = createRemover({ list: removals, objects, now, sleep, logger });
  const listVoices = createVoiceList({ ...parts, catalogue: voices, curated });
  const service = createAudioService({
    ...parts,
    removals,
    repository: createAudioRepository(documents, removals),
    narrator: createNarrator({ ...speech, sleep }),
    show: createShowAudio(objects, logger),
    async diseaseNameOf(knowledgeId) {
      const record = isUuid(knowledgeId) ? await knowledge.get(knowledgeId) : null;
      return record?.disease_name ?? null;
    },
    defaultVoice: async () => (await listVoices())[0]?.voice_id ?? CURATED_VOICES[0].voiceId,
    wakeRemover: () => {
      remover.wake();
    },
  });
  const audio = createAudioRoutes({
    ...parts,
    service,
    listVoices,
    stopping: stoppingSignal(parts.lifecycle),
  });
  const hasFiles = settings.useMockStorage || settings.useGcsEmulator;
  return {
    features: [
      ...parts.speech.features,
      { path: '/api/audio', router: audio },
      ...(hasFiles
        ? [{ path: '/api/storage/files', router: createStoredFileRoutes(objects) }]
        : []),
    ],
    start() {
      remover.start();
    },
    async release() {
      await remover.stop();
      await parts.speech.close();
    },
  };
}
