import type { ScriptConfig } from '@elevendops/contract';
import type { Logger } from '@elevendops/logging';
import { composePrompt } from '../prompt/compose-prompt.ts';
import { BUILT_IN_TEMPLATES, isBuiltIn } from './built-in-templates.ts';
import type { TemplateRepository } from './repository.ts';

/** A template that a script is written with. */
export interface ChosenTemplate {
  readonly id: string;
  readonly content: string;
}

/** A composed prompt, and the templates in it. */
export interface Prompt {
  readonly text: string;
  readonly templates: readonly ChosenTemplate[];
}

/** Composes the prompt that a configuration asks for; previews and scripts use the same one. */
export type ComposePrompt = (config: ScriptConfig) => Promise<Prompt>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Makes a {@link ComposePrompt}. An unknown id is skipped and logged; an id given twice counts once. */
export function createPrompts(repository: TemplateRepository, logger: Logger): ComposePrompt {
  async function find(id: string): Promise<ChosenTemplate | null> {
    if (isBuiltIn(id)) {
      return { id, content: BUILT_IN_TEMPLATES[id].content };
    }
    const template = UUID.test(id) ? await repository.get(id.toLowerCase()) : null;
    return template === null ? null : { id: template.template_id, content: template.content };
  }

  return async (config) => {
    const found = await Promise.all([...new Set(config.template_ids)].map(find));
    const templates = found.filter((template) => template !== null);
    if (templates.length < found.length) {
      logger.info({ unknown: found.length - templates.length }, 'unknown templates were skipped');
    }
    const text = composePrompt(
      config,
      templates.map(({ content }) => content),
    );
    return { text, templates };
  };
}
