import { OFFLINE_MODEL } from '@elevendops/contract';
import type { LanguageModel, Writing, WritingRequest } from '../language-model.ts';
import { wordsOf } from './words.ts';
import { writeScript } from './write-script.ts';

/** How fast an offline script appears. */
export interface OfflineLanguageModelOptions {
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Pause between two words. @default 2 */
  readonly pauseMs?: number;
}

/**
 * A {@link LanguageModel} without a model: it puts a script together from the document's own sentences,
 * and says so in `model`.
 */
export function createOfflineLanguageModel(options: OfflineLanguageModelOptions): LanguageModel {
  const { sleep, pauseMs = 2 } = options;
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** One script at a time, and other requests in between: a long document takes a tenth of a second. */
  async function write(
    request: WritingRequest,
    signal: AbortSignal,
  ): Promise<Writing & { text: string }> {
    const turn = lastTurn.then(() => sleep(0, signal));
    lastTurn = turn.catch(() => undefined);
    await turn;
    signal.throwIfAborted();
    return { ...writeScript(request), model: OFFLINE_MODEL, usage: null };
  }

  return {
    generate: write,
    async *stream(request, signal) {
      const { text, ...writing } = await write(request, signal);
      for (const word of wordsOf(text)) {
        signal.throwIfAborted();
        yield word;
        await sleep(pauseMs, signal);
      }
      signal.throwIfAborted();
      return writing;
    },
  };
}
