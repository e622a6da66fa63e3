import { Router, type RequestHandler } from 'express';
import { notFound } from '../../errors/index.ts';
import { onlyMethods } from '../../http/methods.ts';
import { sendObject } from '../../http/send-object.ts';
import type { ObjectStore } from '../../objects/index.ts';
import type { SpeechSynthesis } from '../speech.ts';
import { previewText } from './preview-text.ts';
import { listOfflineVoices, offlineVoice } from './voices.ts';

/** What previews are made and kept with. */
export interface PreviewRoutesOptions {
  readonly speech: SpeechSynthesis;
  readonly objects: ObjectStore;
  readonly limit: RequestHandler;
}

/** Where {@link createPreviewRoutes} are mounted. */
export const PREVIEWS_PATH = '/api/audio/voices';
/** Changed when voices sound different than before. */
const GENERATION = 1;
const CACHE_CONTROL = 'private, max-age=3600';
const NEVER = new AbortController().signal;

/** Where the preview of an offline voice is played. */
export function previewUrl(voiceId: string): string {
  return `${PREVIEWS_PATH}/${encodeURIComponent(voiceId)}/preview`;
}

/** `GET /:voice_id/preview`: a few words of an offline voice, spoken the first time that somebody asks. */
export function createPreviewRoutes({ speech, objects, limit }: PreviewRoutesOptions): Router {
  const known = new Set(listOfflineVoices({}).map(({ voiceId }) => voiceId));
  const underWay = new Map<string, Promise<unknown>>();

  async function make(voiceId: string, key: string): Promise<void> {
    if ((await objects.stat(key)) === null) {
      const text = previewText(offlineVoice(voiceId).language);
      const mp3 = await speech.synthesize({ text, voiceId }, NEVER);
      await objects.put(key, mp3, { contentType: 'audio/mpeg' });
    }
  }

  const router = Router();
  router
    .route('/:voice_id/preview')
    .get(limit, async (request, response) => {
      const voiceId = String(request.params['voice_id']);
      const unknown = () => notFound('Voice');
      if (!known.has(voiceId)) {
        throw unknown();
      }
      const key = `voice-previews/${String(GENERATION)}/${voiceId}.mp3`;
      const made = underWay.get(key) ?? make(voiceId, key).finally(() => underWay.delete(key));
      underWay.set(key, made);
      await made;
      await sendObject(request, response, { objects, key, unknown, cacheControl: CACHE_CONTROL });
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
