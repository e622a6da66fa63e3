import * as z from 'zod/mini';
import {
  audioDeletedSchema,
  audioFileSchema,
  audioListQuerySchema,
  audioListSchema,
  generateAudioSchema,
  updateAudioSchema,
  voiceListSchema,
} from '../audio.ts';
import { documented } from '../documented.ts';
import { pageQuerySchema } from '../paging.ts';
import {
  UPSTREAM_STATUSES,
  errors,
  idInPath,
  json,
  jsonRequest,
  operationsOf,
  type FeaturePaths,
} from './operations.ts';

const audio = operationsOf('Audio');
const audioId = idInPath('audio_id', 'Id of the audio file.');
const anyAudioId = idInPath('id', 'Id of the audio file.');
const bytes = documented({ format: 'binary' }, z.string());
const sound = (description: string) => ({
  description,
  content: { 'audio/mpeg': { schema: bytes } },
});

/** The operations below `/api/audio` on audio files and voices. */
export const AUDIO_PATHS: FeaturePaths = {
  '/api/audio/generate': {
    post: audio('Speak a script; a dialogue with a voice for each speaker', {
      operationId: 'generateAudio',
      requestBody: jsonRequest(generateAudioSchema),
      responses: {
        200: json(audioFileSchema, 'The audio file.'),
        ...errors(413, 415, 422, ...UPSTREAM_STATUSES),
      },
    }),
  },
  '/api/audio/list': {
    get: audio('List audio files, newest first', {
      operationId: 'listAudio',
      requestParams: { query: audioListQuerySchema },
      responses: { 200: json(audioListSchema, 'One page.'), ...errors(422) },
    }),
  },
  '/api/audio/voices/list': {
    get: audio('List the voices', {
      operationId: 'listVoices',
      responses: {
        200: json(voiceListSchema, 'The curated ones alone while ElevenLabs is away.'),
        ...errors(),
      },
    }),
  },
  '/api/audio/voices/{voice_id}/preview': {
    get: audio('Hear a voice of the embedded mode', {
      operationId: 'previewVoice',
      requestParams: idInPath('voice_id', 'Id of an offline voice.'),
      responses: {
        200: sound('A few words; `Range` is served as for audio files.'),
        206: sound('The part that `Range` asks for.'),
        ...errors(404, 416, ...UPSTREAM_STATUSES),
      },
    }),
  },
  '/api/audio/stream/{audio_id}': {
    get: audio('Play an audio file', {
      operationId: 'streamAudio',
      requestParams: {
        ...audioId,
        header: z.object({
          Range: documented({ description: 'One range of bytes.' }, z.optional(z.string())),
        }),
      },
      responses: {
        200: sound('The whole file.'),
        206: sound('The part that `Range` asks for.'),
        304: { description: 'The caller has it: see `If-None-Match`, `If-Modified-Since`.' },
        ...errors(404, 416),
      },
    }),
  },
  '/api/audio/{id}': {
    get: audio('List the audio files of a document, newest first', {
      operationId: 'listAudioOfKnowledge',
      requestParams: {
        ...idInPath('id', 'Id of the document; an unknown one has no audio.'),
        query: z.extend(pageQuerySchema, {}),
      },
      responses: { 200: json(audioListSchema, 'One page.'), ...errors(422) },
    }),
    put: audio('Change the name or description of an audio file', {
      operationId: 'updateAudio',
      requestParams: anyAudioId,
      requestBody: jsonRequest(updateAudioSchema),
      responses: { 200: json(audioFileSchema, 'Changed.'), ...errors(404, 413, 415, 422) },
    }),
    delete: audio('Delete an audio file', {
      operationId: 'deleteAudio',
      requestParams: anyAudioId,
      responses: { 200: json(audioDeletedSchema, 'Deleted.'), ...errors(403, 404) },
    }),
  },
};
