import { setImmediate as turn } from 'node:timers/promises';
import { createMp3Encoder, type LameEncoder } from './mp3-encoder.ts';
import { createSpeaker, type Speaker } from './speaker.ts';
import { createSpeechEngine, type EspeakModule } from './speech-engine.ts';

/** A package of the voice is not installed. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
  readonly missing: string;

  constructor(missing: string, options: ErrorOptions) {
    super(`${missing} is not installed`, options);
    this.missing = missing;
  }
}

/**
 * Loads the engine and the encoder, which are optional packages under licences of their own.
 *
 * @throws NotInstalledError
 */
export async function loadSpeaker(): Promise<Speaker> {
  const espeak = (await load('@echogarden/espeak-ng-emscripten')) as EspeakModule;
  const encoders = (await load('wasm-media-encoders')) as {
    createMp3Encoder(): Promise<LameEncoder>;
  };
  return createSpeaker({
    engine: await createSpeechEngine(espeak),
    encoder: createMp3Encoder(await encoders.createMp3Encoder()),
    // Between two pieces of work, what came in meanwhile is read.
    async breathe(signal) {
      await turn();
      signal.throwIfAborted();
    },
  });
}

async function load(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      throw new NotInstalledError(name, { cause: error });
    }
    throw error;
  }
}
