import { Router, type RequestHandler } from 'express';
import { notFound } from '../errors/index.ts';
import { onlyMethods } from '../http/methods.ts';
import { sendObject } from '../http/send-object.ts';
import type { ObjectStore } from '../objects/index.ts';
import type { VoicePreviews } from './speech.ts';

/** What previews are made and kept with. */
export interface PreviewRoutesOptions {
  readonly previews: VoicePreviews;
  readonly objects: ObjectStore;
  readonly limit: RequestHandler;
}

/** Where {@link createPreviewRoutes} are mounted. */
export const PREVIEWS_PATH = '/api/audio/voices';
const VOICE_ID = /^[\w-]{1,64}$/;
const CACHE_CONTROL = 'private, max-age=3600';
const NEVER = new AbortController().signal;

/** Where the preview of a voice is played: here, so that a page needs no other origin for it. */
export function previewUrl(voiceId: string): string {
  return `${PREVIEWS_PATH}/${encodeURIComponent(voiceId)}/preview`;
}

/** `GET /:voice_id/preview`: a few words of a voice, made the first time that somebody asks, then kept. */
export function createPreviewRoutes({ previews, objects, limit }: PreviewRoutesOptions): Router {
  const underWay = new Map<string, Promise<boolean>>();
  const unknown = () => notFound('Voice');

  async function isKept(voiceId: string, key: string): Promise<boolean> {
    if ((await objects.stat(key)) !== null) {
      return true;
    }
    const mp3 = await previews.make(voiceId, NEVER);
    if (mp3 === null) {
      return false;
    }
    await objects.put(key, mp3, { contentType: 'audio/mpeg' });
    return true;
  }

  const router = Router();
  router
    .route('/:voice_id/preview')
    .get(limit, async (request, response) => {
      const voiceId = String(request.params['voice_id']);
      if (!VOICE_ID.test(voiceId)) {
        throw unknown();
      }
      const key = `voice-previews/${previews.generation}/${voiceId}.mp3`;
      const kept = underWay.get(key) ?? isKept(voiceId, key).finally(() => underWay.delete(key));
      underWay.set(key, kept);
      if (!(await kept)) {
        throw unknown();
      }
      await sendObject(request, response, { objects, key, unknown, cacheControl: CACHE_CONTROL });
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
}
