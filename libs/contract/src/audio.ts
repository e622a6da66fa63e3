import { z } from 'zod';
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
export const generateAudioSchema = z
  .object({
    knowledge_id: text({ min: 0, max: AUDIO_LIMITS.knowledgeId }),
    script: text({ min: 1, max: AUDIO_LIMITS.script }).meta({
      description:
        'Lines that begin with a label, such as `Doctor:` or `Speaker 2:`, are spoken by that speaker; the labels are not read aloud.',
    }),
    voice_id: voiceId.meta({ description: 'Empty: the first voice of the list.' }),
    speaker2_voice_id: voiceId
      .nullish()
      .meta({ description: 'Speaks the second part of a dialogue. Left out: `voice_id` does.' }),
    doctor_id: text({ min: 0, max: KNOWLEDGE_LIMITS.doctorId }).default(DEFAULT_DOCTOR_ID),
    name: name.nullish().meta({ description: 'Empty: the disease and the time.' }),
    description: description.nullish(),
  })
  .meta({ id: 'GenerateAudio' });

/** @see generateAudioSchema */
export type GenerateAudio = z.infer<typeof generateAudioSchema>;

/** Body of `PUT /api/audio/{audio_id}`: a field left out or null stays as it is, an empty one is cleared. */
export const updateAudioSchema = z
  .object({ name: name.nullish(), description: description.nullish() })
  .meta({ id: 'UpdateAudio' });

/** @see updateAudioSchema */
export type UpdateAudio = z.infer<typeof updateAudioSchema>;

/** An audio file. */
export const audioFileSchema = z
  .object({
    audio_id: z.uuid(),
    audio_url: z.string().meta({
      description: 'Where a browser can play it for the next half hour at least; may be relative.',
    }),
    knowledge_id: z.string(),
    voice_id: z.string(),
    speaker2_voice_id: z.string().nullable(),
    duration_seconds: z.number().nonnegative().nullable(),
    script: z.string(),
    created_at: z.iso.datetime(),
    doctor_id: z.string(),
    name: z.string(),
    description: z.string(),
  })
  .meta({ id: 'AudioFile' });

/** @see audioFileSchema */
export type AudioFile = z.infer<typeof audioFileSchema>;

/** Query of `GET /api/audio/list`; both filters together keep what fits both. */
export const audioListQuerySchema = pageQuerySchema.extend({
  knowledge_id: z.string().max(AUDIO_LIMITS.knowledgeId).optional(),
  doctor_id: z.string().max(KNOWLEDGE_LIMITS.doctorId).optional(),
});

/** @see audioListQuerySchema */
export type AudioListQuery = z.infer<typeof audioListQuerySchema>;

/** Reply of `GET /api/audio/list`: newest first; `total_count` counts all pages. */
export const audioListSchema = pageReplySchema
  .extend({ audio_files: z.array(audioFileSchema) })
  .meta({ id: 'AudioList' });

/** @see audioListSchema */
export type AudioList = z.infer<typeof audioListSchema>;

/** Reply of `DELETE /api/audio/{audio_id}`. */
export const audioDeletedSchema = z
  .object({ success: z.literal(true), audio_id: z.uuid() })
  .meta({ id: 'AudioDeleted' });

/** @see audioDeletedSchema */
export type AudioDeleted = z.infer<typeof audioDeletedSchema>;

/** A voice that can speak scripts. */
export const voiceInfoSchema = z
  .object({
    voice_id: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    preview_url: z.string().nullable(),
    languages: z.array(z.string()).meta({
      description: 'BCP 47 codes of the languages it speaks well; empty when unknown.',
    }),
  })
  .meta({ id: 'VoiceInfo' });

/** @see voiceInfoSchema */
export type VoiceInfo = z.infer<typeof voiceInfoSchema>;

/** Reply of `GET /api/audio/voices/list`: the curated voices first. */
export const voiceListSchema = z.array(voiceInfoSchema);
