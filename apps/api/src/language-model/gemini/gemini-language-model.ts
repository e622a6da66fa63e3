import type { UpstreamClient, UpstreamRequest } from '../../upstream/index.ts';
import type { LanguageModel, TokenUsage, Writing, WritingRequest } from '../language-model.ts';
import { continued } from './continuation.ts';
import { generationConfig } from './generation-config.ts';
import { parseEvent } from './parse-event.ts';
import { incompleteReply, replyFailure } from './reply-failure.ts';
import { geminiReplySchema, textOf, type GeminiReply } from './reply-schema.ts';

/** What the adapter calls. */
export interface GeminiOptions {
  readonly client: UpstreamClient;
  /** A whole script must be there in this time; a streamed one must begin. @default 85000 */
  readonly deadlineMs?: number;
  readonly monotonicMs: () => number;
}

/** How often a script that is longer than one answer is continued. */
const MAX_ROUNDS = 4;
const LEAD_IN = 'Write the script for this document.';
const CONTINUE =
  'Continue the script exactly where it stopped, in the middle of the sentence if need be. Repeat nothing and add no remark.';
const CUT = `The script was cut: even ${String(MAX_ROUNDS)} answers of the model did not hold all of it. Ask for a shorter one.`;

/** How one answer ended. */
interface RoundEnd {
  readonly reachedLimit: boolean;
  readonly usage: TokenUsage;
}

/** Makes a {@link LanguageModel} that is Gemini. */
export function createGeminiLanguageModel(options: GeminiOptions): LanguageModel {
  const { client, monotonicMs, deadlineMs = 85_000 } = options;
  type Answer = (body: unknown, signal: AbortSignal) => AsyncIterable<GeminiReply>;

  /** The script over as many answers as it takes. */
  async function* write(
    request: WritingRequest,
    signal: AbortSignal,
    answer: Answer,
  ): AsyncGenerator<string, Writing, void> {
    let text = '';
    let usage: TokenUsage = { inputTokens: 0, outputTokens: 0 };
    for (let round = 1; ; round += 1) {
      const before = text;
      const pieces = continued(before, readRound(answer(bodyOf(request, before), signal)));
      const end = yield* tapped(pieces, (piece) => {
        text += piece;
      });
      usage = {
        inputTokens: usage.inputTokens + end.usage.inputTokens,
        outputTokens: usage.outputTokens + end.usage.outputTokens,
      };
      if (text.trim() === '') {
        throw incompleteReply();
      }
      const stuck = text === before;
      if (!end.reachedLimit || stuck || round === MAX_ROUNDS) {
        return { model: request.model, notes: end.reachedLimit ? [CUT] : [], usage };
      }
    }
  }

  return {
    async generate(request, signal) {
      const endsAt = monotonicMs() + deadlineMs;
      let text = '';
      const pieces = write(request, signal, async function* (body, roundSignal) {
        const call: UpstreamRequest = {
          method: 'POST',
          path: `${modelPath(request.model)}:generateContent`,
          body,
          deadlineMs: Math.max(1, endsAt - monotonicMs()),
        };
        yield await client.json(call, geminiReplySchema, roundSignal);
      });
      const tap = tapped(pieces, (piece) => {
        text += piece;
      });
      let next = await tap.next();
      while (next.done !== true) {
        next = await tap.next();
      }
      return { ...next.value, text };
    },
    stream: (request, signal) =>
      write(request, signal, async function* (body, roundSignal) {
        const call: UpstreamRequest = {
          method: 'POST',
          path: `${modelPath(request.model)}:streamGenerateContent`,
          query: { alt: 'sse' },
          body,
          deadlineMs,
        };
        for await (const data of client.events(call, roundSignal)) {
          yield parseEvent(data);
        }
      }),
  };
}

function modelPath(model: string): string {
  return `/v1beta/models/${encodeURIComponent(model.replace(/^models\//, ''))}`;
}

function bodyOf({ model, prompt, document }: WritingRequest, soFar: string): unknown {
  const turn = (role: 'user' | 'model', text: string) => ({ role, parts: [{ text }] });
  return {
    systemInstruction: { parts: [{ text: prompt }] },
    contents: [
      turn('user', `${LEAD_IN}\n\nTitle: ${document.title}\n\n${document.text}`),
      ...(soFar === '' ? [] : [turn('model', soFar), turn('user', CONTINUE)]),
    ],
    generationConfig: generationConfig(model),
  };
}

async function* readRound(
  replies: AsyncIterable<GeminiReply>,
): AsyncGenerator<string, RoundEnd, void> {
  let finishReason: string | undefined;
  let usage: TokenUsage = { inputTokens: 0, outputTokens: 0 };
  for await (const reply of replies) {
    const text = textOf(reply);
    if (text !== '') {
      yield text;
    }
    const failure = replyFailure(reply);
    if (failure !== null) {
      throw failure;
    }
    finishReason = reply.candidates?.[0]?.finishReason ?? finishReason;
    const counted = reply.usageMetadata;
    usage =
      counted === undefined
        ? usage
        : {
            inputTokens: counted.promptTokenCount ?? 0,
            outputTokens: (counted.candidatesTokenCount ?? 0) + (counted.thoughtsTokenCount ?? 0),
          };
  }
  if (finishReason === undefined) {
    throw incompleteReply();
  }
  return { reachedLimit: finishReason === 'MAX_TOKENS', usage };
}

/** Passes everything on, and lets `see` know each piece. */
async function* tapped<T>(
  pieces: AsyncGenerator<string, T, void>,
  see: (piece: string) => void,
): AsyncGenerator<string, T, void> {
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) {
        return next.value;
      }
      see(next.value);
      yield next.value;
    }
  } finally {
    await pieces.return(undefined as T);
  }
}
