import { engineText } from './engine-text.ts';
import { engineVoice } from './languages.ts';
import { amplified, gainFor } from './loudness.ts';
import type { Mp3Encoder } from './mp3-encoder.ts';
import type { SpeechPart, VoiceSound } from './protocol.ts';
import { joinSamples, type SpeechEngine } from './speech-engine.ts';
import { endsSentence, splitText } from './split-text.ts';

/** What a speaker speaks with. */
export interface SpeakerParts {
  readonly engine: SpeechEngine;
  readonly encoder: Mp3Encoder;
  /** Lets others have their turn; rejects when the work is not wanted any more. */
  readonly breathe: (signal: AbortSignal) => Promise<void>;
}

/** Speaks whole requests. */
export interface Speaker {
  /** @throws the reason of the signal; {@link TooLongError}; whatever the engine throws when it breaks */
  speak(parts: readonly SpeechPart[], voice: VoiceSound, signal: AbortSignal): Promise<Buffer>;
}

/** A text that would speak for longer than {@link MAX_SECONDS}. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError';
  readonly code = 'too-long';
}

/** The longest speech of one request. */
export const MAX_SECONDS = 900;
/** What the engine says at a time: about half a second of work on a slow machine. */
const PIECE_LENGTH = 240;
const SENTENCE_PAUSE_MS = 200;
/** The shortest speech: what has nothing to say is still an MP3 that plays. */
const LEAST_MS = 250;

/** Makes a {@link Speaker}. */
export function createSpeaker({ engine, encoder, breathe }: SpeakerParts): Speaker {
  const { sampleRate } = engine;
  const silence = (milliseconds: number): Int16Array =>
    new Int16Array(Math.round((sampleRate * milliseconds) / 1000));

  function* chunksOf(part: SpeechPart, voice: VoiceSound): Generator<Int16Array> {
    if ('silenceMs' in part) {
      yield silence(part.silenceMs);
      return;
    }
    const name = engineVoice(part.language);
    const pieces = splitText(part.text, PIECE_LENGTH);
    for (const [index, piece] of pieces.entries()) {
      const text = engineText(piece);
      if (name !== null && text.trim() !== '') {
        yield engine.say(text, name, voice, sampleRate * MAX_SECONDS);
      }
      if (endsSentence(piece) || index === pieces.length - 1) {
        yield silence(SENTENCE_PAUSE_MS);
      }
    }
  }

  return {
    async speak(parts, voice, signal) {
      const chunks: Int16Array[] = [];
      let length = 0;
      for (const part of parts) {
        for (const chunk of chunksOf(part, voice)) {
          chunks.push(chunk);
          length += chunk.length;
          if (length > sampleRate * MAX_SECONDS) {
            throw new TooLongError('the speech would be too long');
          }
          await breathe(signal);
        }
      }
      const least = silence(LEAST_MS).length;
      const samples = joinSamples(chunks, Math.max(length, least));
      const gain = gainFor(samples, sampleRate);
      return encoder.encode(seconds(samples, sampleRate, gain), sampleRate, () => breathe(signal));
    },
  };
}

function* seconds(samples: Int16Array, sampleRate: number, gain: number): Generator<Float32Array> {
  for (let start = 0; start < samples.length; start += sampleRate) {
    yield amplified(samples.subarray(start, start + sampleRate), gain);
  }
}
