import { z } from 'zod';
import { elevenLabsError } from '../../upstream/elevenlabs/index.ts';
import type { UpstreamClient } from '../../upstream/index.ts';
import { previewUrl } from '../preview-routes.ts';
import type { Voice, VoiceCatalogue } from '../speech.ts';
import { voiceLanguages, voiceLanguagesSchema } from './voice-languages.ts';

const PAGE_SIZE = 100;
const MAX_PAGES = 50;

const voiceSchema = voiceLanguagesSchema.extend({
  voice_id: z.string(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  preview_url: z.string().nullish(),
});

const pageSchema = z.object({
  voices: z.array(voiceSchema),
  has_more: z.boolean(),
  next_page_token: z.string().nullish(),
});

/** The voices of the ElevenLabs account, of all pages. */
export function createElevenLabsVoices(client: UpstreamClient): VoiceCatalogue {
  return {
    async list(signal) {
      const voices: Voice[] = [];
      let token: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const reply = await client.json(
          {
            method: 'GET',
            path: '/v2/voices',
            query: { page_size: PAGE_SIZE, next_page_token: token },
          },
          pageSchema,
          signal,
        );
        voices.push(...reply.voices.map(toVoice));
        const next = reply.next_page_token ?? undefined;
        if (!reply.has_more) {
          return voices;
        }
        if (next === undefined || next === token) {
          throw elevenLabsError('error');
        }
        token = next;
      }
      return voices;
    },
  };
}

function toVoice(voice: z.infer<typeof voiceSchema>): Voice {
  return {
    voiceId: voice.voice_id,
    name: voice.name ?? voice.voice_id,
    description: voice.description ?? null,
    previewUrl: voice.preview_url ? previewUrl(voice.voice_id) : null,
    languages: voiceLanguages(voice),
  };
}
