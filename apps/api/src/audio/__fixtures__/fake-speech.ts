import type { SpeechRequest, SpeechSynthesis } from '../../speech/speech.ts';
import { sampleMp3 } from './sample-mp3.ts';

/** Speech of a test: a second of sound for each text, unless it is told otherwise. */
export interface FakeSpeech extends SpeechSynthesis {
  readonly requests: readonly SpeechRequest[];
  /** Most texts that were spoken at a time. */
  readonly peak: number;
  /** What happens instead of the next calls, by the text. */
  answer: (request: SpeechRequest, signal: AbortSignal) => Promise<Uint8Array>;
}

/** Makes a {@link FakeSpeech}. */
export function createFakeSpeech(maxCharacters = 1_000): FakeSpeech {
  const requests: SpeechRequest[] = [];
  let running = 0;
  let peak = 0;
  const fake: FakeSpeech = {
    maxCharacters,
    requests,
    get peak() {
      return peak;
    },
    answer: () => Promise.resolve(sampleMp3()),
    async synthesize(request, signal) {
      requests.push(request);
      running += 1;
      peak = Math.max(peak, running);
      try {
        // Others begin meanwhile.
        await new Promise(setImmediate);
        return await fake.answer(request, signal);
      } finally {
        running -= 1;
      }
    },
  };
  return fake;
}

/** An answer that never comes, until its signal aborts. */
export function never(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort);
  });
}
