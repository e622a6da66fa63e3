import * as z from 'zod/mini';
import { documented } from './documented.ts';
import { SCRIPT_LANGUAGES } from './languages.ts';
import { text } from './text.ts';

/** Bounds of what is asked of a script, in characters or entries. */
export const SCRIPT_LIMITS = {
  quickInstructions: 2_000,
  systemPrompt: 50_000,
  customPrompt: 50_000,
  templates: 50,
  templateId: 100,
  modelName: 100,
} as const;

/** How many words a script of so many minutes has. */
export interface ScriptDuration {
  readonly minutes: 3 | 5 | 10 | 15;
  readonly minWords: number;
  readonly maxWords: number;
}

/** The lengths that can be asked for. */
export const SCRIPT_DURATIONS = [
  { minutes: 3, minWords: 400, maxWords: 500 },
  { minutes: 5, minWords: 650, maxWords: 850 },
  { minutes: 10, minWords: 1_300, maxWords: 1_700 },
  { minutes: 15, minWords: 2_000, maxWords: 2_500 },
] as const satisfies readonly ScriptDuration[];

const languages = z._default(
  z.array(z.enum(SCRIPT_LANGUAGES)).check(z.maxLength(SCRIPT_LANGUAGES.length)),
  [],
);

/** The ids of templates, in the order in which their texts appear. */
export const templateIdsSchema = z
  .array(text({ min: 0, max: SCRIPT_LIMITS.templateId }))
  .check(z.maxLength(SCRIPT_LIMITS.templates));

/** Which templates, speakers, languages and length a script is written with. Null means not given. */
export const scriptConfigSchema = documented(
  { id: 'ScriptConfig' },
  z.object({
    template_ids: z._default(templateIdsSchema, ['pre_surgery']),
    quick_instructions: z.nullish(text({ min: 0, max: SCRIPT_LIMITS.quickInstructions })),
    system_prompt_override: documented(
      { description: 'Takes the place of the base system prompt; blank means none.' },
      z.nullish(text({ min: 0, max: SCRIPT_LIMITS.systemPrompt })),
    ),
    preferred_languages: languages,
    speaker1_languages: languages,
    speaker2_languages: languages,
    target_duration_minutes: z.nullish(z.literal(SCRIPT_DURATIONS.map(({ minutes }) => minutes))),
    is_multi_speaker: z._default(z.boolean(), true),
  }),
);

/** @see scriptConfigSchema */
export type ScriptConfig = z.infer<typeof scriptConfigSchema>;
