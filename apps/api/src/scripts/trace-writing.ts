import type { LanguageModel, Writing, WritingRequest } from '../language-model/language-model.ts';
import type { RunStart, Tracer, TraceRun } from '../tracing/tracer.ts';

/** The reader went away before the end. */
class AbandonedError extends Error {
  override readonly name = 'AbandonedError';
}

/** A language model whose every script is a trace. */
export function traceWriting(languageModel: LanguageModel, tracer: Tracer): LanguageModel {
  return {
    async generate(request, signal) {
      const run = beginWriting(tracer, request);
      try {
        const { text, ...writing } = await languageModel.generate(request, signal);
        endWriting(run, text, writing);
        return { text, ...writing };
      } catch (error) {
        run.fail(error);
        throw error;
      }
    },
    async *stream(request, signal) {
      const run = beginWriting(tracer, request);
      const pieces = languageModel.stream(request, signal);
      let text = '';
      try {
        for (;;) {
          const next = await pieces.next();
          if (next.done === true) {
            endWriting(run, text, next.value);
            return next.value;
          }
          text += next.value;
          yield next.value;
        }
      } catch (error) {
        run.fail(error);
        throw error;
      } finally {
        run.fail(new AbandonedError());
        await pieces.return(undefined as unknown as Writing);
      }
    },
  };
}

function beginWriting(
  tracer: Tracer,
  { model, prompt, document, brief }: WritingRequest,
): TraceRun {
  const start: RunStart = {
    name: 'script_generation',
    kind: 'llm',
    inputs: { prompt, document: document.text },
    metadata: {
      ls_provider: 'google_genai',
      ls_model_name: model,
      templates: brief.templateIds.length,
      speakers: brief.speakers.kind,
      minutes: brief.minutes,
    },
  };
  return tracer.begin(start);
}

function endWriting(run: TraceRun, text: string, { usage, notes }: Writing): void {
  run.end({
    outputs: { script: text, ...(notes.length > 0 ? { notes: notes.join(' ') } : {}) },
    usage,
  });
}
