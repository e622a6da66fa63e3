import { scriptConfigSchema, type GenerateScript, type ScriptConfig } from '@elevendops/contract';
import type { WritingBrief } from '../language-model/language-model.ts';
import { scriptSpeakers } from '../prompt/script-speakers.ts';
import type { ComposePrompt } from '../templates/prompts.ts';

/** What a script is written with when a request says nothing: one speaker, no templates. */
const DEFAULT_CONFIG: ScriptConfig = scriptConfigSchema.parse({
  template_ids: [],
  is_multi_speaker: false,
});

/** The prompt of a script, and what it was composed from. */
export interface PromptAndBrief {
  readonly prompt: string;
  readonly brief: WritingBrief;
}

/** What a request asks to be written: its configuration, or else its own prompt, or else the default. */
export async function promptOf(
  { template_config: config, custom_prompt: custom }: GenerateScript,
  composePrompt: ComposePrompt,
): Promise<PromptAndBrief> {
  const hasCustom = (custom ?? '').trim() !== '';
  if ((config === null || config === undefined) && hasCustom) {
    return { prompt: custom ?? '', brief: briefOf(DEFAULT_CONFIG, []) };
  }
  const chosen = config ?? DEFAULT_CONFIG;
  const { text, templates } = await composePrompt(chosen);
  return {
    prompt: text,
    brief: briefOf(
      chosen,
      templates.map(({ id }) => id),
    ),
  };
}

function briefOf(config: ScriptConfig, templateIds: readonly string[]): WritingBrief {
  return {
    templateIds,
    speakers: scriptSpeakers(config),
    minutes: config.target_duration_minutes ?? null,
  };
}
