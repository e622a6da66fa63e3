import type { VoiceSound } from './protocol.ts';

/** Says short texts. */
export interface SpeechEngine {
  readonly sampleRate: number;
  /**
   * The samples of a text, at most `maxSamples`. Holds the thread until it is done.
   *
   * @param voice the engine's own name of a language's voice
   */
  say(text: string, voice: string, sound: VoiceSound, maxSamples: number): Int16Array;
}

/** What is used of the Emscripten build of espeak-ng. */
interface EspeakWorker {
  get_samplerate(): number;
  /** 0 when there is such a voice. */
  set_voice(name: string): number;
  set_pitch(pitch: number): void;
  set_rate(wordsPerMinute: number): void;
  /** Stops when the callback gives true. */
  synthesize(text: string, onAudio: (samples: Int16Array | null) => boolean): void;
}

/** The module of the Emscripten build. */
export interface EspeakModule {
  readonly default: (options: {
    readonly print: () => void;
    readonly printErr: () => void;
  }) => Promise<{ readonly eSpeakNGWorker: new () => EspeakWorker }>;
}

/** Makes a {@link SpeechEngine} of espeak-ng; what it prints is dropped, for it may quote texts. */
export async function createSpeechEngine(module: EspeakModule): Promise<SpeechEngine> {
  const espeak = await module.default({ print: () => undefined, printErr: () => undefined });
  const worker = new espeak.eSpeakNGWorker();
  return {
    sampleRate: worker.get_samplerate(),
    say(text, voice, { variant, pitch, rate }, maxSamples) {
      if (worker.set_voice(`${voice}+${variant}`) !== 0) {
        throw new Error(`the engine has no voice ${voice}+${variant}`);
      }
      worker.set_pitch(pitch);
      worker.set_rate(rate);
      const chunks: Int16Array[] = [];
      let length = 0;
      worker.synthesize(text, (samples) => {
        if (samples !== null && samples.length > 0) {
          chunks.push(samples);
          length += samples.length;
        }
        return length >= maxSamples;
      });
      return joinSamples(chunks, Math.min(length, maxSamples));
    },
  };
}

/** Samples one after the other, `length` of them at most. */
export function joinSamples(chunks: readonly Int16Array[], length: number): Int16Array {
  const joined = new Int16Array(length);
  let at = 0;
  for (const chunk of chunks) {
    const fitting = chunk.subarray(0, length - at);
    joined.set(fitting, at);
    at += fitting.length;
  }
  return joined;
}
