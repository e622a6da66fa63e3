import { SCRIPT_DURATIONS } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryConfig } from './__fixtures__/arbitrary-config.ts';
import { BASE_SYSTEM_PROMPT } from './base-system-prompt.ts';
import {
  composePrompt,
  INSTRUCTIONS_HEADING,
  PROMPT_SEPARATOR,
  TEMPLATES_HEADING,
} from './compose-prompt.ts';
import { languageName } from './language-rules.ts';

/** Texts that nothing else in a prompt contains. */
const marked = (name: string) => fc.nat().map((number) => `«${name} ${String(number)}»`);
const texts = fc.array(marked('template'), { maxLength: 4 });

/** Where each of the given pieces begins; every piece is there. */
function positions(prompt: string, pieces: readonly string[]): number[] {
  let from = 0;
  return pieces.map((piece) => {
    const at = prompt.indexOf(piece, from);
    expect(at, `"${piece}" is missing or too early`).toBeGreaterThanOrEqual(0);
    from = at + piece.length;
    return at;
  });
}

describe('composePrompt', () => {
  it('has its parts in one order, whatever is asked for', () => {
    fc.assert(
      fc.property(
        arbitraryConfig,
        texts,
        fc.option(marked('instructions')),
        fc.option(marked('override')),
        (config, templates, instructions, override) => {
          const prompt = composePrompt(
            { ...config, quick_instructions: instructions, system_prompt_override: override },
            templates,
          );
          const hasLanguages =
            prompt.includes('\n# Language\n') || /\n# Languages( of|\n)/.test(prompt);
          positions(prompt, [
            override ?? BASE_SYSTEM_PROMPT,
            PROMPT_SEPARATOR,
            '# Speaker format',
            ...(config.target_duration_minutes === null ? [] : ['# Length']),
            ...(hasLanguages ? ['# Language'] : []),
            ...(templates.length === 0 ? [] : [TEMPLATES_HEADING, ...templates]),
            ...(instructions === null ? [] : [INSTRUCTIONS_HEADING, instructions]),
          ]);
        },
      ),
    );
  });

  it('is the same for the same input, and blank texts count as none', () => {
    fc.assert(
      fc.property(arbitraryConfig, texts, (config, templates) => {
        const copy = structuredClone(config);
        const prompt = composePrompt(config, templates);
        expect(composePrompt(copy, [...templates])).toBe(prompt);
        expect(copy).toEqual(config);
        const without = { ...config, quick_instructions: null, system_prompt_override: null };
        const blank = { ...config, quick_instructions: ' \n', system_prompt_override: '\t' };
        expect(composePrompt(blank, templates)).toBe(composePrompt(without, templates));
      }),
    );
  });

  it('[bug 10] never asks for two kinds of speaker labels, and for none in a monologue', () => {
    fc.assert(
      fc.property(arbitraryConfig, (config) => {
        const prompt = composePrompt(
          { ...config, quick_instructions: null, system_prompt_override: null },
          [],
        );
        const roles = /\b(?:Doctor|Patient):/.test(prompt);
        const numbers = /\bSpeaker [12]\b/.test(prompt);
        const ownLanguages =
          config.speaker1_languages.length > 0 && config.speaker2_languages.length > 0;
        expect(roles).toBe(config.is_multi_speaker && !ownLanguages);
        expect(numbers).toBe(config.is_multi_speaker && ownLanguages);
      }),
    );
  });

  it('[bug 9] begins with the override in place of the base prompt', () => {
    fc.assert(
      fc.property(arbitraryConfig, marked('override'), (config, override) => {
        const prompt = composePrompt({ ...config, system_prompt_override: ` ${override}\n` }, []);
        expect(prompt.startsWith(`${override}\n\n${PROMPT_SEPARATOR}`)).toBe(true);
        expect(prompt).not.toContain(BASE_SYSTEM_PROMPT);
      }),
    );
  });

  it('names each language that is to be spoken, and the words of the length', () => {
    fc.assert(
      fc.property(arbitraryConfig, (config) => {
        const prompt = composePrompt(config, []);
        const [first, second, shared] = [
          config.speaker1_languages,
          config.speaker2_languages,
          config.preferred_languages,
        ];
        const own = config.is_multi_speaker && first.length > 0 && second.length > 0;
        const spoken = own ? [...first, ...second] : shared;
        const worded = { en: 'English', 'zh-TW': '繁體中文', 'zh-CN': '简体中文' };
        for (const code of spoken) {
          const alone = new Set(spoken).size === 1 && !own;
          const name = alone && code in worded ? worded[code as 'en'] : languageName(code);
          expect(prompt).toContain(name);
        }
        const length = SCRIPT_DURATIONS.find(
          ({ minutes }) => minutes === config.target_duration_minutes,
        );
        if (length !== undefined) {
          expect(prompt).toContain(`${String(length.minWords)}–${String(length.maxWords)} words`);
        }
      }),
    );
  });
});
