import type { SpeechRequest, SpeechSynthesis } from '../speech/speech.ts';
import {
  failureMessage,
  startDeadline,
  UpstreamError,
  type Sleep,
  type UpstreamService,
} from '../upstream/index.ts';
import { joinFrames, type JoinedMp3 } from './mp3/join-frames.ts';
import { readFrames, type Frame } from './mp3/read-frames.ts';
import { NothingToReadError } from './nothing-to-read-error.ts';
import { planSpeech } from './script/plan-speech.ts';
import type { Speaker } from './script/speaker-label.ts';

/** What a narrator works with. */
export interface NarratorOptions {
  readonly speech: SpeechSynthesis;
  /** Whose voice it is, for errors. */
  readonly service: UpstreamService;
  readonly sleep: Sleep;
  /** Texts of one script that are spoken at a time. @default 3 */
  readonly concurrency?: number;
  /** For a whole script. @default 280000, a little less than Cloud Run gives a request */
  readonly deadlineMs?: number;
}

/** Speaks scripts. */
export interface Narrator {
  /**
   * One MP3 of a whole script, each speaker with a voice of its own. When `signal` aborts, rejects with
   * its reason, and nothing more is spoken.
   *
   * @throws NothingToReadError, UpstreamError, UnusableSpeechError
   */
  narrate(
    script: string,
    voices: Readonly<Record<Speaker, string>>,
    signal: AbortSignal,
  ): Promise<JoinedMp3>;
}

/** Makes a {@link Narrator}. */
export function createNarrator(options: NarratorOptions): Narrator {
  const { speech, service, sleep, concurrency = 3, deadlineMs = 280_000 } = options;
  return {
    async narrate(script, voices, signal) {
      signal.throwIfAborted();
      const plan = planSpeech(script, { voices, maxCharacters: speech.maxCharacters });
      if (plan.length === 0) {
        throw new NothingToReadError();
      }
      const deadline = startDeadline(deadlineMs, sleep);
      try {
        const limits = AbortSignal.any([signal, deadline.signal]);
        return joinFrames(await speakAll(plan, speech, concurrency, limits));
      } catch (error) {
        signal.throwIfAborted();
        throw deadline.signal.aborted ? late(service, error) : error;
      } finally {
        deadline.clear();
      }
    },
  };
}

/** Speaks a few texts at a time, in order; the first failure calls the others off. */
async function speakAll(
  plan: readonly SpeechRequest[],
  speech: SpeechSynthesis,
  concurrency: number,
  signal: AbortSignal,
): Promise<Frame[][]> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const parts: Frame[][] = [];
  const waiting = plan.entries();

  async function speakOn(): Promise<void> {
    for (const [index, request] of waiting) {
      either.throwIfAborted();
      // Read as they come: all of an hour's frames at once would hold up every other request.
      parts[index] = readFrames(await speech.synthesize(request, either));
    }
  }

  let failure: { readonly error: unknown } | undefined;
  const voices = Array.from({ length: Math.min(concurrency, plan.length) }, () =>
    speakOn().catch((error: unknown) => {
      failure ??= { error };
      failed.abort(error);
    }),
  );
  await Promise.all(voices);
  if (failure !== undefined) {
    throw failure.error;
  }
  return parts;
}

function late(service: UpstreamService, cause: unknown): UpstreamError {
  return new UpstreamError(failureMessage(service, 'timeout'), {
    service,
    failure: 'timeout',
    cause,
  });
}
