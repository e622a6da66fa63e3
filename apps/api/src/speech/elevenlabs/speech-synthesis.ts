import { elevenLabsError, pathWithId, platformLanguage } from '../../upstream/elevenlabs/index.ts';
import type { UpstreamClient } from '../../upstream/index.ts';
import type { SpeechSynthesis } from '../speech.ts';

const MODEL = 'eleven_v3';

/**
 * The model takes 5,000 characters. A tenth is left free: how the service counts what stands for several
 * code points is not documented, and a shorter text is ready sooner.
 */
const MAX_CHARACTERS = 4_500;

/** A text of full length takes the model more than a minute. */
const DEADLINE_MS = 180_000;

/**
 * Speech by ElevenLabs. The neighbouring texts of a request are not sent: this model refuses them.
 * Nothing is lost by a repeated call, so all that may succeed later is tried again.
 */
export function createElevenLabsSpeech(client: UpstreamClient): SpeechSynthesis {
  return {
    maxCharacters: MAX_CHARACTERS,
    async synthesize({ text, voiceId, languageCode }, signal) {
      const audio = await client.bytes(
        {
          method: 'POST',
          path: pathWithId('/v1/text-to-speech', voiceId),
          query: { output_format: 'mp3_44100_128' },
          body: {
            text,
            model_id: MODEL,
            ...(languageCode === undefined
              ? {}
              : { language_code: platformLanguage(languageCode) }),
          },
          deadlineMs: DEADLINE_MS,
        },
        signal,
      );
      if (!beginsAsMp3(audio)) {
        throw elevenLabsError('error');
      }
      return audio;
    },
  };
}

/** Whether bytes begin with an ID3 tag or a frame of MPEG layer III. */
function beginsAsMp3(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes;
  const isTag = first === 0x49 && second === 0x44 && third === 0x33;
  return isTag || (first === 0xff && (second & 0xe6) === 0xe2);
}
