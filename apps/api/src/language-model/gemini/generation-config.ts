/** The part of a Gemini request that says how much may be written and thought. */
export interface GenerationConfig {
  readonly temperature: number;
  readonly maxOutputTokens: number;
  readonly thinkingConfig?: { readonly thinkingBudget: number } | { readonly thinkingLevel: 'LOW' };
}

const TEMPERATURE = 0.7;
/** A 15-minute script in any language, with room for what is thought before. */
const LONG = 32_768;
/** The most that models before 2.5 take. */
const SHORT = 8_192;
const THINKING_BUDGET = 2_048;

/**
 * How a model is asked to write. Thinking counts as output: without a bound it can take the whole of it,
 * and nothing is said. Models without thinking refuse the setting.
 */
export function generationConfig(model: string): GenerationConfig {
  const [, major, minor] = /^(?:models\/)?gemini-(\d+)(?:\.(\d+))?/.exec(model) ?? [];
  if (major === undefined) {
    return { temperature: TEMPERATURE, maxOutputTokens: SHORT };
  }
  const version = Number(`${major}.${minor ?? '0'}`);
  if (version >= 3) {
    return {
      temperature: TEMPERATURE,
      maxOutputTokens: LONG,
      thinkingConfig: { thinkingLevel: 'LOW' },
    };
  }
  return version >= 2.5
    ? {
        temperature: TEMPERATURE,
        maxOutputTokens: LONG,
        thinkingConfig: { thinkingBudget: THINKING_BUDGET },
      }
    : { temperature: TEMPERATURE, maxOutputTokens: SHORT };
}
