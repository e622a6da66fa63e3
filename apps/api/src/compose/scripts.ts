import type { Lifecycle } from '@elevendops/service';
import type { KnowledgeRepository } from '../knowledge/repository.ts';
import type { LanguageModel } from '../language-model/language-model.ts';
import { createScriptRoutes } from '../scripts/routes.ts';
import { createScriptService } from '../scripts/service.ts';
import type { ComposePrompt } from '../templates/prompts.ts';
import type { Tracer } from '../tracing/tracer.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';
import { stoppingSignal } from './stopping.ts';

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
  const service = createScriptService(parts);
  const stopping = stoppingSignal(lifecycle);
  return {
    features: [
      {
        path: '/api/audio',
        router: createScriptRoutes({ service, limits, logger, sleep, stopping }),
      },
    ],
  };
}
