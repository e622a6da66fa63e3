import type { Logger } from '@elevendops/logging';
import type { SpeechSynthesis, VoiceCatalogue } from '../speech.ts';
import { offlineLanguage } from './languages.ts';
import { spawnVoice, type VoiceProgram } from './spawn-voice.ts';
import { spokenParts } from './spoken-parts.ts';
import { unspokenLanguageError, voiceError } from './voice-errors.ts';
import { createVoicePool, type VoicePoolOptions } from './voice-pool.ts';
import { listOfflineVoices, offlineVoice } from './voices.ts';

/** What offline speech needs. */
export interface OfflineSpeechOptions extends Omit<VoicePoolOptions, 'spawn' | 'logger'> {
  /** Null when it is not installed. */
  readonly program: URL | null;
  readonly logger: Pick<Logger, 'warn'>;
  /** @default a process of this Node */
  readonly spawn?: (program: URL) => VoiceProgram;
  /** Where a voice can be heard, such as `previewUrl`. @default nowhere */
  readonly previewUrl?: (voiceId: string) => string;
}

/** Speech without a network or a key. */
export interface OfflineSpeech {
  readonly speech: SpeechSynthesis;
  readonly voices: VoiceCatalogue;
  /** Ends the processes that speak. */
  close(): Promise<void>;
}

/** A minute of English, four of Mandarin: seconds of work. */
const MAX_CHARACTERS = 1000;
/** What the program refuses whatever it is, in UTF-16 units. */
const HARD_LIMIT = 20_000;

/**
 * Makes offline speech of the program in tools/offline-voice, which is started when it is first needed.
 * Without it voices are listed all the same, because agents that only write need one too.
 */
export function createOfflineSpeech(options: OfflineSpeechOptions): OfflineSpeech {
  const { program, spawn = spawnVoice, previewUrl, ...bounds } = options;
  const pool =
    program === null ? null : createVoicePool({ ...bounds, spawn: () => spawn(program) });
  const listed = listOfflineVoices({
    isInstalled: pool !== null,
    ...(previewUrl && { previewUrl }),
  });
  return {
    speech: {
      maxCharacters: MAX_CHARACTERS,
      async synthesize({ text, voiceId, languageCode }, signal) {
        signal.throwIfAborted();
        if (pool === null) {
          throw voiceError('not-installed');
        }
        const voice = offlineVoice(voiceId);
        const asked = languageCode === undefined ? voice.language : offlineLanguage(languageCode);
        if (asked === null) {
          throw unspokenLanguageError(languageCode ?? '');
        }
        if (text.length > HARD_LIMIT) {
          throw voiceError('too-long');
        }
        return pool.speak(spokenParts(text, asked), voice.sound, signal);
      },
    },
    voices: {
      list(signal) {
        return signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve(listed);
      },
    },
    async close() {
      await pool?.close();
    },
  };
}
