import { z } from 'zod';
import {
  elevenLabsError,
  pathWithId,
  type UpstreamEffects,
} from '../../upstream/elevenlabs/index.ts';
import { createUpstreamClient, UpstreamError, type UpstreamClient } from '../../upstream/index.ts';
import type { VoicePreviews } from '../speech.ts';

const voiceSchema = z.object({ preview_url: z.string().nullish() });
/** A preview is a few seconds long. */
const MAX_BYTES = 4 * 1024 * 1024;

/** What previews of ElevenLabs are fetched with. */
export interface ElevenLabsPreviewsOptions {
  readonly client: UpstreamClient;
  /** The base URL of the client: where it is not encrypted, previews need not be either. */
  readonly apiUrl: string;
  readonly effects: UpstreamEffects;
}

/** The previews of the account's voices, from where ElevenLabs keeps them. */
export function createElevenLabsPreviews(options: ElevenLabsPreviewsOptions): VoicePreviews {
  const { client, apiUrl, effects } = options;

  /** Null for a voice that is not there, or has none. */
  async function find(voiceId: string, signal: AbortSignal): Promise<URL | null> {
    const path = pathWithId('/v1/voices', voiceId);
    const voice = await orNull(client.json({ method: 'GET', path }, voiceSchema, signal));
    if (!voice?.preview_url) {
      return null;
    }
    const protocols = apiUrl.startsWith('https:') ? ['https:'] : ['https:', 'http:'];
    const url = URL.parse(voice.preview_url);
    if (url === null || !protocols.includes(url.protocol)) {
      throw elevenLabsError('error');
    }
    return url;
  }

  return {
    generation: 'elevenlabs',
    async make(voiceId, signal) {
      const url = await find(voiceId, signal);
      if (url === null) {
        return null;
      }
      // Another host than the API's, which must not see the key.
      const files = createUpstreamClient({
        ...effects,
        service: 'ElevenLabs',
        baseUrl: url.origin,
        headers: {},
        maxReplyBytes: MAX_BYTES,
      });
      const path = `${url.pathname}${url.search}`;
      return orNull(files.bytes({ method: 'GET', path, deadlineMs: 15_000 }, signal));
    },
  };
}

/** ElevenLabs answers 400 for an id that is none of its voices. */
function orNull<T>(reply: Promise<T>): Promise<T | null> {
  return reply.catch((error: unknown) => {
    if (error instanceof UpstreamError && (error.status === 404 || error.status === 400)) {
      return null;
    }
    throw error;
  });
}
