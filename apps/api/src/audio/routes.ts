import {
  audioListQuerySchema,
  generateAudioSchema,
  updateAudioSchema,
  type AudioDeleted,
  type AudioList,
} from '@elevendops/contract';
import { Router, type Request, type RequestHandler } from 'express';
import * as z from 'zod/mini';
import { HttpError } from '../errors/index.ts';
import { departureOf } from '../http/departure.ts';
import { jsonBody } from '../http/json-body.ts';
import { onlyMethods } from '../http/methods.ts';
import { parseRequest } from '../http/parse-request.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { sendObject } from '../http/send-object.ts';
import { uuidOf } from '../http/uuid-of.ts';
import type { ObjectStore } from '../objects/index.ts';
import { nextCursor, positionOf } from '../paging/index.ts';
import type { AudioPage, AudioService } from './service.ts';
import { UnknownAudioError } from './unknown-audio-error.ts';
import type { ListVoices } from './voice-list.ts';

/** What the audio routes call. */
export interface AudioRoutesOptions {
  readonly service: AudioService;
  readonly listVoices: ListVoices;
  readonly objects: Pick<ObjectStore, 'stat' | 'get'>;
  readonly limits: RateLimits;
  /** Refuses deletions where they are switched off. */
  readonly guardDeletion: RequestHandler;
  /** Aborts, with what to reply, when the process begins to stop. */
  readonly stopping: AbortSignal;
}

const GENERATE_PER_MINUTE = 10;
/** Scripts that are spoken at a time; the sound of one is in memory until it is stored. */
const MAX_NARRATIONS = 6;
/** A sound never changes, but is no business of caches that several people share. */
const CACHE_CONTROL = 'private, max-age=3600';

const ofKnowledgeSchema = z.omit(audioListQuerySchema, { doctor_id: true });

/** The routes below `/api/audio` on audio files and voices; those that write scripts come before them. */
export function createAudioRoutes(options: AudioRoutesOptions): Router {
  const { service, listVoices, objects, limits, guardDeletion, stopping } = options;
  const router = Router();
  const unknown = () => new UnknownAudioError();
  const audioIdOf = (request: Request, name: string) => uuidOf(request.params[name], unknown);

  let narrations = 0;
  router
    .route('/generate')
    .post(
      limits('POST /api/audio/generate', GENERATE_PER_MINUTE),
      jsonBody,
      async (request, response) => {
        const input = parseRequest(generateAudioSchema, 'body', request.body);
        if (narrations >= MAX_NARRATIONS) {
          throw busy();
        }
        narrations += 1;
        try {
          const signal = AbortSignal.any([departureOf(response), stopping]);
          response.json(await service.generate(input, signal));
        } finally {
          narrations -= 1;
        }
      },
    )
    .all(onlyMethods('POST'));

  router
    .route('/list')
    .get(async (request, response) => {
      const query = parseRequest(audioListQuerySchema, 'query', request.query);
      const { limit, cursor, ...filter } = query;
      response.json(toList(await service.list(filter, { limit, after: positionOf(cursor) })));
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/voices/list')
    .get(async (_request, response) => {
      response.json(await listVoices());
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/stream/:audio_id')
    .get(async (request, response) => {
      const audioId = audioIdOf(request, 'audio_id');
      const place = await service.locate(audioId);
      if ('url' in place) {
        response.redirect(place.url);
        return;
      }
      await sendObject(request, response, {
        objects,
        key: place.key,
        unknown,
        cacheControl: CACHE_CONTROL,
        fileName: `${audioId}.mp3`,
      });
    })
    .all(onlyMethods('GET', 'HEAD'));

  router
    .route('/:id')
    .get(async (request, response) => {
      const asked = { ...request.query, knowledge_id: request.params.id };
      const query = parseRequest(ofKnowledgeSchema, 'query', asked);
      const { limit, cursor, ...filter } = query;
      response.json(toList(await service.list(filter, { limit, after: positionOf(cursor) })));
    })
    .put(jsonBody, async (request, response) => {
      const input = parseRequest(updateAudioSchema, 'body', request.body);
      response.json(await service.update(audioIdOf(request, 'id'), input));
    })
    .delete(guardDeletion, async (request, response) => {
      const audioId = audioIdOf(request, 'id');
      await service.delete(audioId);
      response.json({ success: true, audio_id: audioId } satisfies AudioDeleted);
    })
    .all(onlyMethods('GET', 'HEAD', 'PUT', 'DELETE'));

  return router;
}

function toList({ files, total, end }: AudioPage): AudioList {
  return { audio_files: files, total_count: total, next_cursor: nextCursor(end) };
}

function busy(): HttpError {
  return new HttpError('Too many scripts are being spoken at the moment. Try again in a moment.', {
    status: 503,
    errorCode: 'BUSY',
    retryable: true,
    headers: { 'Retry-After': '10' },
  });
}
