import * as z from 'zod/mini';
import { documented } from './documented.ts';
import { DEFAULT_DOCTOR_ID, KNOWLEDGE_LIMITS } from './knowledge.ts';
import { pageQuerySchema, pageReplySchema } from './paging.ts';
import { text } from './text.ts';

/** Bounds of an audio file, in characters. */
export const AUDIO_LIMITS = {
  script: 50_000,
  name: 200,
  description: 1_000,
  voiceId: 200,
  knowledgeId: 200,
} as const;

const name = text({ min: 0, max: AUDIO_LIMITS.name });
const description = text({ min: 0, max: AUDIO_LIMITS.description });
const voiceId = text({ min: 0, max: AUDIO_LIMITS.voiceId });

/** Body of `POST /api/audio/generate`. Unknown fields are ignored; the document need not exist. */
export const generateAudioSchema = documented(
  { id: 'GenerateAudio' },
  z.object({
    knowledge_id: text({ min: 0, max: AUDIO_LIMITS.knowledgeId }),
    script: documented(
      {
        description:
          'Lines that begin with a label, such as `Doctor:` or `Speaker 2:`, are spoken by that speaker; the labels are not read aloud.',
      },
      text({ min: 1, max: AUDIO_LIMITS.script }),
    ),
    voice_id: documented({ description: 'Empty: the first voice of the list.' }, voiceId),
    speaker2_voice_id: documented(
      { description: 'Speaks the second part of a dialogue. Left out: `voice_id` does.' },
      z.nullish(voiceId),
    ),
    doctor_id: z._default(text({ min: 0, max: KNOWLEDGE_LIMITS.doctorId }), DEFAULT_DOCTOR_ID),
    name: documented({ description: 'Empty: the disease and the time.' }, z.nullish(name)),
    description: z.nullish(description),
  }),
);

/** @see generateAudioSchema */
export type GenerateAudio = z.infer<typeof generateAudioSchema>;

/** Body of `PUT /api/audio/{audio_id}`: a field left out or null stays as it is, an empty one is cleared. */
export const updateAudioSchema = documented(
  { id: 'UpdateAudio' },
  z.object({ name: z.nullish(name), description: z.nullish(description) }),
);

/** @see updateAudioSchema */
export type UpdateAudio = z.infer<typeof updateAudioSchema>;

/** An audio file. */
export const audioFileSchema = documented(
  { id: 'AudioFile' },
  z.object({
    audio_id: z.uuid(),
    audio_url: documented(
      {
        description:
          'Where a browser can play it for the next half hour at least; may be relative.',
      },
      z.string(),
    ),
    knowledge_id: z.string(),
    voice_id: z.string(),
    speaker2_voice_id: z.nullable(z.string()),
    duration_seconds: z.nullable(z.number().check(z.nonnegative())),
    script: z.string(),
    created_at: z.iso.datetime(),
    doctor_id: z.string(),
    name: z.string(),
    description: z.string(),
  }),
);

/** @see audioFileSchema */
export type AudioFile = z.infer<typeof audioFileSchema>;

/** Query of `GET /api/audio/list`; both filters together keep what fits both. */
export const audioListQuerySchema = z.extend(pageQuerySchema, {
  knowledge_id: z.optional(z.string().check(z.maxLength(AUDIO_LIMITS.knowledgeId))),
  doctor_id: z.optional(z.string().check(z.maxLength(KNOWLEDGE_LIMITS.doctorId))),
});

/** @see audioListQuerySchema */
export type AudioListQuery = z.infer<typeof audioListQuerySchema>;

/** Reply of `GET /api/audio/list`: newest first; `total_count` counts all pages. */
export const audioListSchema = documented(
  { id: 'AudioList' },
  z.extend(pageReplySchema, { audio_files: z.array(audioFileSchema) }),
);

/** @see audioListSchema */
export type AudioList = z.infer<typeof audioListSchema>;

/** Reply of `DELETE /api/audio/{audio_id}`. */
export const audioDeletedSchema = documented(
  { id: 'AudioDeleted' },
  z.object({ success: z.literal(true), audio_id: z.uuid() }),
);

/** @see audioDeletedSchema */
export type AudioDeleted = z.infer<typeof audioDeletedSchema>;

/** A voice that can speak scripts. */
export const voiceInfoSchema = documented(
  { id: 'VoiceInfo' },
  z.object({
    voice_id: z.string(),
    name: z.string(),
    description: z.nullable(z.string()),
    preview_url: z.nullable(z.string()),
    languages: documented(
      {
        description: 'BCP 47 codes of the languages it speaks well; empty when unknown.',
      },
      z.array(z.string()),
    ),
  }),
);

/** @see voiceInfoSchema */
export type VoiceInfo = z.infer<typeof voiceInfoSchema>;

/** Reply of `GET /api/audio/voices/list`: the curated voices first. */
export const voiceListSchema = z.array(voiceInfoSchema);
