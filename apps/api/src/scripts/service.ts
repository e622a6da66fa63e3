import {
  LEGACY_FALLBACK_MODEL,
  type GenerateScript,
  type GeneratedScript,
} from '@elevendops/contract';
import type { Logger } from '@elevendops/logging';
import type { KnowledgeRepository } from '../knowledge/repository.ts';
import { UnknownKnowledgeError } from '../knowledge/unknown-knowledge-error.ts';
import type { LanguageModel, Writing, WritingRequest } from '../language-model/language-model.ts';
import type { ComposePrompt } from '../templates/prompts.ts';
import type { Tracer } from '../tracing/tracer.ts';
import { UpstreamError } from '../upstream/index.ts';
import { cleanScript } from './clean-script.ts';
import { fallbackScript } from './fallback-script.ts';
import { promptOf } from './script-brief.ts';
import { traceWriting } from './trace-writing.ts';

/** What the use cases need. */
export interface ScriptServiceOptions {
  readonly knowledge: Pick<KnowledgeRepository, 'getWithText'>;
  readonly composePrompt: ComposePrompt;
  readonly languageModel: LanguageModel;
  readonly tracer: Tracer;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** A script that can be written: its document exists. */
export interface ScriptJob {
  readonly knowledgeId: string;
  readonly request: WritingRequest;
}

/** How a streamed script ended. */
export type WrittenScript = Pick<GeneratedScript, 'script' | 'model_used' | 'warning'>;

/** The use cases of scripts. */
export interface ScriptService {
  /** @throws UnknownKnowledgeError */
  prepare(input: GenerateScript): Promise<ScriptJob>;
  /**
   * Writes the script as a whole. A failing model is no error here: the script then repeats the document.
   *
   * @throws the reason of `signal` once that aborts
   */
  generate(job: ScriptJob, signal: AbortSignal): Promise<GeneratedScript>;
  /**
   * Gives the script piece by piece.
   *
   * @throws UpstreamError when the model fails, or the reason of `signal` once that aborts
   */
  stream(job: ScriptJob, signal: AbortSignal): AsyncGenerator<string, WrittenScript, void>;
}

/** Makes a {@link ScriptService}. */
export function createScriptService(options: ScriptServiceOptions): ScriptService {
  const { knowledge, composePrompt, logger, now } = options;
  const languageModel = traceWriting(options.languageModel, options.tracer);

  function fallback({ request }: ScriptJob, error: UpstreamError) {
    logger.warn({ err: error, model: request.model }, 'a script could not be written');
    const { title, text } = request.document;
    return {
      script: fallbackScript(title, text),
      model_used: LEGACY_FALLBACK_MODEL,
      generation_error: error.message,
      warning: null,
    };
  }

  return {
    async prepare(input) {
      const found = await knowledge.getWithText(input.knowledge_id);
      if (found === null) {
        throw new UnknownKnowledgeError();
      }
      const { prompt, brief } = await promptOf(input, composePrompt);
      const document = { title: found.record.disease_name, text: found.text };
      return {
        knowledgeId: found.record.knowledge_id,
        request: { model: input.model_name, prompt, brief, document },
      };
    },
    async generate(job, signal) {
      const written = await languageModel
        .generate(job.request, signal)
        .then(({ text, ...writing }) => ({ ...finished(text, writing), generation_error: null }))
        .catch((error: unknown) => {
          signal.throwIfAborted();
          if (!(error instanceof UpstreamError)) {
            throw error;
          }
          return fallback(job, error);
        });
      return { ...written, knowledge_id: job.knowledgeId, generated_at: now().toISOString() };
    },
    async *stream({ request }, signal) {
      let text = '';
      const pieces = languageModel.stream(request, signal);
      try {
        for (;;) {
          const next = await pieces.next();
          if (next.done === true) {
            return finished(text, next.value);
          }
          text += next.value;
          yield next.value;
        }
      } finally {
        await pieces.return(undefined as unknown as Writing);
      }
    },
  };
}

function finished(text: string, { model, notes }: Writing): WrittenScript {
  return {
    script: cleanScript(text),
    model_used: model,
    warning: notes.length === 0 ? null : notes.join(' '),
  };
}
