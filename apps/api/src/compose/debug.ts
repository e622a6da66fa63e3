import type { Lifecycle } from '@elevendops/service';
import { createDebugRepository } from '../debug/repository.ts';
import { createDebugRoutes } from '../debug/routes.ts';
import { createDebugService } from '../debug/service.ts';
import type { LanguageModel } from '../language-model/language-model.ts';
import type { Tracer } from '../tracing/tracer.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';
import { stoppingSignal } from './stopping.ts';

/** What is kept of debugging. */
const LIMITS = { sessions: 100, traces: 500 } as const;

/** What debugging needs besides the parts. */
export interface DebugParts extends ApiParts {
  readonly languageModel: LanguageModel;
  readonly tracer: Tracer;
  readonly lifecycle: Lifecycle;
}

/** Puts the debug routes together; in production there are none. */
export function composeDebug(parts: DebugParts): ComposedFeature {
  const { settings, documents, limits, lifecycle } = parts;
  if (settings.appEnv === 'production') {
    return { features: [] };
  }
  const service = createDebugService({
    ...parts,
    repository: createDebugRepository(documents, LIMITS),
    langsmith: {
      langsmith_configured: settings.langsmithApiKey !== null,
      project: settings.langsmithProject,
      trace_level: settings.langsmithTraceLevel,
    },
  });
  const stopping = stoppingSignal(lifecycle);
  return {
    features: [{ path: '/api/debug', router: createDebugRoutes({ service, limits, stopping }) }],
  };
}
