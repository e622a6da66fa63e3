import type { ScriptConfig } from '@elevendops/contract';
import { BASE_SYSTEM_PROMPT } from './base-system-prompt.ts';
import { durationSection } from './duration-section.ts';
import { languageSection } from './language-rules.ts';
import { scriptSpeakers } from './script-speakers.ts';
import { speakerFormat } from './speaker-format.ts';

/** What separates the base prompt from what a request asks for. */
export const PROMPT_SEPARATOR = '---';
/** Heading over the texts of the templates. */
export const TEMPLATES_HEADING = '# Content';
/** Heading over the doctor's own instructions. */
export const INSTRUCTIONS_HEADING = '# Additional instructions';

/**
 * The whole prompt of a script, the same for the same input. In this order: the base prompt or what
 * overrides it, speakers, length, languages, templates, instructions; what was not asked for is left out.
 *
 * @param templateTexts the texts of the templates, in the order asked for
 */
export function composePrompt(
  config: Omit<ScriptConfig, 'template_ids'>,
  templateTexts: readonly string[],
): string {
  const speakers = scriptSpeakers(config);
  const override = config.system_prompt_override?.trim() ?? '';
  const instructions = config.quick_instructions?.trim() ?? '';
  const { target_duration_minutes: minutes } = config;
  return [
    override === '' ? BASE_SYSTEM_PROMPT : override,
    PROMPT_SEPARATOR,
    speakerFormat(speakers),
    minutes === null || minutes === undefined ? null : durationSection(minutes),
    languageSection(speakers),
    ...(templateTexts.length === 0 ? [] : [TEMPLATES_HEADING, ...templateTexts]),
    ...(instructions === '' ? [] : [INSTRUCTIONS_HEADING, instructions]),
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}
