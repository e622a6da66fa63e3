import { createPrompts, type ComposePrompt } from '../templates/prompts.ts';
import { createTemplateRepository } from '../templates/repository.ts';
import { createTemplateRoutes } from '../templates/routes.ts';
import { createTemplateService } from '../templates/service.ts';
import type { ApiParts, ComposedFeature } from './parts.ts';

/** Puts the templates together. */
export function composeTemplates(
  parts: ApiParts,
): ComposedFeature & { readonly composePrompt: ComposePrompt } {
  const { documents, logger, now, createId, guardDeletion } = parts;
  const repository = createTemplateRepository(documents, logger);
  const composePrompt = createPrompts(repository, logger);
  const service = createTemplateService({ repository, now, createId });
  return {
    composePrompt,
    features: [
      {
        path: '/api/templates',
        router: createTemplateRoutes({ service, composePrompt, guardDeletion }),
      },
    ],
  };
}
