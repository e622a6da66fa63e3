import { SCRIPT_DURATIONS, SCRIPT_LANGUAGES, type ScriptConfig } from '@elevendops/contract';
import fc from 'fast-check';

const languages = fc.array(fc.constantFrom(...SCRIPT_LANGUAGES), { maxLength: 3 });

/** Anything that can be asked of a script. */
export const arbitraryConfig: fc.Arbitrary<ScriptConfig> = fc.record({
  template_ids: fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }),
  quick_instructions: fc.option(fc.string({ unit: 'grapheme', maxLength: 60 })),
  system_prompt_override: fc.option(fc.string({ unit: 'grapheme', maxLength: 60 })),
  preferred_languages: languages,
  speaker1_languages: languages,
  speaker2_languages: languages,
  target_duration_minutes: fc.option(
    fc.constantFrom(...SCRIPT_DURATIONS.map(({ minutes }) => minutes)),
  ),
  is_multi_speaker: fc.boolean(),
});
