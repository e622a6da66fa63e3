import { startServer, temporaryFolder } from '@elevendops/testing';
import express from 'express';
import { createTestLogger } from '../../__fixtures__/test-logger.ts';
import {
  openSqliteDocumentStore,
  withIndexCheck,
  type DocumentStore,
} from '../../documents/index.ts';
import { createErrorHandler, unknownRoute } from '../../errors/index.ts';
import { createDeletionGuard } from '../../http/demo-mode.ts';
import { createRateLimits } from '../../http/rate-limits.ts';
import { createRequestIdentity } from '../../http/request-identity.ts';
import { createStoredFileRoutes } from '../../objects/file-routes.ts';
import { openFilesystemObjectStore, type ObjectStore } from '../../objects/index.ts';
import {
  createRemovalList,
  createRemover,
  OBJECT_REMOVALS_INDEXES,
} from '../../objects/removals/index.ts';
import { createShowAudio } from '../audio-urls.ts';
import { CURATED_VOICES } from '../curated-voices.ts';
import { createNarrator } from '../narrator.ts';
import { AUDIO_INDEXES, createAudioRepository } from '../repository.ts';
import { createAudioRoutes } from '../routes.ts';
import { createAudioService } from '../service.ts';
import { createVoiceList } from '../voice-list.ts';
import { createFakeSpeech } from './fake-speech.ts';

/** What a test puts in the place of the real thing. */
export interface AudioBenchOptions {
  readonly demoMode?: boolean;
  readonly documents?: (documents: DocumentStore) => DocumentStore;
  readonly objects?: (objects: ObjectStore) => ObjectStore;
}

/** The audio feature on real stores and a real socket, with fake speech and a clock of its own. */
export async function startAudioBench(bench: AudioBenchOptions = {}) {
  const folder = await temporaryFolder();
  const indexes = [...AUDIO_INDEXES, ...OBJECT_REMOVALS_INDEXES];
  const sqlite = await openSqliteDocumentStore({ path: `${folder.path}/d.sqlite`, indexes });
  const realDocuments = withIndexCheck(sqlite, indexes);
  const documents = bench.documents?.(realDocuments) ?? realDocuments;
  let time = Date.parse('2026-03-04T05:06:07.000Z');
  const now = (): Date => new Date((time += 1_000));
  const realObjects = await openFilesystemObjectStore({ folder: `${folder.path}/files`, now });
  const objects = bench.objects?.(realObjects) ?? realObjects;
  const log: string[] = [];
  const logger = createTestLogger(log);
  const sleep = (_milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  const speech = createFakeSpeech();
  const removals = createRemovalList(documents);
  const remover = createRemover({ list: removals, objects, now, sleep, logger });
  const stopping = new AbortController();
  let ids = 0;
  const service = createAudioService({
    repository: createAudioRepository(documents, removals),
    objects,
    removals,
    narrator: createNarrator({ speech, service: 'ElevenLabs', sleep }),
    show: createShowAudio(objects, logger),
    diseaseNameOf: (id) => Promise.resolve(id === 'known' ? 'Diabetes' : null),
    defaultVoice: () => Promise.resolve('default-voice'),
    now,
    createId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    wakeRemover: () => {
      remover.wake();
    },
  });
  const router = createAudioRoutes({
    service,
    listVoices: createVoiceList({
      catalogue: { list: () => Promise.reject(new Error('away')) },
      curated: CURATED_VOICES,
      monotonicMs: () => 0,
      sleep,
      logger,
    }),
    objects,
    limits: createRateLimits(),
    guardDeletion: createDeletionGuard(bench.demoMode ?? false),
    stopping: stopping.signal,
  });
  const identity = createRequestIdentity(() => 'id');
  const app = express();
  app.disable('etag').set('query parser', 'simple');
  app.use('/api/audio', router);
  app.use('/api/storage/files', createStoredFileRoutes(realObjects));
  app.use(unknownRoute, createErrorHandler(logger, identity.contextOf));
  const server = await startServer(app);
  remover.start();

  return {
    url: `${server.url}/api/audio`,
    server,
    speech,
    remover,
    removals,
    stopping,
    log,
    documents: realDocuments,
    objects: realObjects,
    /** Lets time pass, and looks for what is due by then. */
    pass(milliseconds: number) {
      time += milliseconds;
      remover.wake();
    },
    async close() {
      await server.close();
      await remover.stop();
      await realDocuments.close();
      await folder.remove();
    },
  };
}

/** @see startAudioBench */
export type AudioBench = Awaited<ReturnType<typeof startAudioBench>>;
