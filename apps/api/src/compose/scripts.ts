import type { Lifecycle } from '@elevendops/service';
import { HttpError } from '../errors/index.ts';
import type { KnowledgeRepository } from '../knowledge/repository.ts';
import type { LanguageModel } from '../language-model/language-model.ts';
import { createScriptRoutes } from '../scripts/routes.ts';
import { createScriptService } from '../scripts/service.ts';
import type { ComposePrompt } from '../templates/prompts.ts';
import type { Tracer } from '../tracing/tracer.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';

/** What scripts need besides the parts. */
export interface ScriptParts extends ApiParts {
  readonly knowledge: KnowledgeRepository;
  readonly composePrompt: ComposePrompt;
  readonly languageModel: LanguageModel;
  readonly tracer: Tracer;
  readonly lifecycle: Lifecycle;
}

/** Puts the scripts together. */
export function composeScripts(parts: ScriptParts): ComposedFeature {
  const { limits, logger, sleep, lifecycle } = parts;
  const stopping = new AbortController();
  lifecycle.onDrain(() => {
    stopping.abort(
      new HttpError('The server is stopping. Try again in a moment.', {
        status: 503,
        errorCode: 'DRAINING',
        retryable: true,
        headers: { 'Retry-After': '1' },
      }),
    );
  });
  return {
    features: [
      {
        path: '/api/audio',
        router: createScriptRoutes({
          service: createScriptService(parts),
          limits,
          logger,
          sleep,
          stopping: stopping.signal,
        }),
      },
    ],
  };
}
