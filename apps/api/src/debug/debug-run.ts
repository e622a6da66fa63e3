import type { DebugScript, DebugTrace } from '@elevendops/contract';
import type { Logger } from '@elevendops/logging';
import { toHttpError } from '../errors/index.ts';
import type { LanguageModel, WritingRequest } from '../language-model/language-model.ts';
import { cleanScript } from '../scripts/clean-script.ts';
import type { Tracer } from '../tracing/tracer.ts';
import { createStepRecorder, roundedMs } from './run-steps.ts';

/** What a run needs. */
export interface DebugRunOptions {
  readonly languageModel: LanguageModel;
  readonly tracer: Tracer;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  readonly createId: () => string;
}

/** The longest script that a trace keeps, so that it fits into a document of the store. */
const MAX_SCRIPT_CHARACTERS = 150_000;
const TITLE = 'Debug';

/**
 * Writes a script in the steps that are traced. A model that fails makes a trace with the status `error`.
 *
 * @throws the reason of `signal` once that aborts
 */
export async function debugRun(
  input: DebugScript,
  sessionId: string | null,
  { signal, ...options }: DebugRunOptions & { readonly signal: AbortSignal },
): Promise<DebugTrace> {
  const { languageModel, tracer, now, monotonicMs } = options;
  const { model_name: model, debug_level: level } = input;
  const startedAt = now();
  const startedMs = monotonicMs();
  const run = tracer.begin({
    name: 'debug_script_generation',
    kind: 'chain',
    metadata: { ls_model_name: model, debug_level: level },
  });
  const recorder = createStepRecorder({ ...options, level, run });
  let script: string | null = null;
  let failure: DebugTrace['error_details'] = null;
  try {
    const request = await recorder.run<WritingRequest>({
      name: 'prepare_context_node',
      input: input.knowledge_content,
      work: () => toRequest(input),
      output: ({ prompt }) => prompt,
    });
    const raw = await recorder.run({
      name: 'generate_script_node',
      input: request.prompt,
      work: () => languageModel.generate(request, signal),
      output: ({ text }) => text,
    });
    script = await recorder.run({
      name: 'post_process_node',
      input: raw.text,
      work: () => cleanScript(raw.text),
      output: (text) => text,
    });
    run.end();
  } catch (error) {
    run.fail(error);
    signal.throwIfAborted();
    failure = explain(error, options.logger);
  }
  return {
    trace_id: run.traceId,
    session_id: sessionId,
    execution_status: failure === null ? 'completed' : 'error',
    generated_script: script?.slice(0, MAX_SCRIPT_CHARACTERS).toWellFormed() ?? null,
    error_details: failure,
    steps: [...recorder.steps],
    total_duration_ms: roundedMs(monotonicMs() - startedMs),
    langsmith_url: await tracer.urlOf(run.traceId, signal),
    model_name: model,
    debug_level: level,
    created_at: startedAt.toISOString(),
  };
}

function toRequest(input: DebugScript): WritingRequest {
  return {
    model: input.model_name,
    prompt: input.prompt,
    document: { title: TITLE, text: input.knowledge_content },
    brief: { templateIds: [], speakers: { kind: 'solo', languages: [] }, minutes: null },
  };
}

function explain(error: unknown, logger: Logger): NonNullable<DebugTrace['error_details']> {
  const known = toHttpError(error);
  if (known === null) {
    logger.error({ err: error }, 'a debugged script failed: this is a bug');
    const message = 'Something went wrong on our side; the log says what.';
    return { message, error_code: 'INTERNAL_SERVER_ERROR', retryable: false };
  }
  const { message, errorCode, retryable } = known;
  return { message, error_code: errorCode, retryable };
}
