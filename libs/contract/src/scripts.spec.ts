import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, SCRIPT_LANGUAGES } from './languages.ts';
import { SCRIPT_DURATIONS, scriptConfigSchema } from './script-config.ts';
import { generateScriptSchema, scriptEventSchema } from './scripts.ts';
import { createTemplateSchema, previewPromptSchema, updateTemplateSchema } from './templates.ts';

describe('LANGUAGES', () => {
  it('names every language of scripts, each by names of its own', () => {
    expect(new Set(SCRIPT_LANGUAGES).size).toBe(35);
    const names = Object.values(LANGUAGES);
    expect(new Set(names.map(({ english }) => english)).size).toBe(names.length);
    expect(new Set(names.map(({ native }) => native)).size).toBe(names.length);
    for (const code of SCRIPT_LANGUAGES) {
      expect(Intl.getCanonicalLocales(code)).toEqual([code]);
    }
  });
});

describe('SCRIPT_DURATIONS', () => {
  it('grows from one to the next without a gap in its ranges', () => {
    for (const [index, { minWords, maxWords, minutes }] of SCRIPT_DURATIONS.entries()) {
      const before = SCRIPT_DURATIONS[index - 1];
      expect(minWords).toBeLessThan(maxWords);
      expect(minWords).toBeGreaterThan(before?.maxWords ?? 0);
      expect(maxWords / minutes).toBeLessThan(180);
    }
  });
});

describe('scriptConfigSchema', () => {
  it('has the defaults of the reference', () => {
    expect(scriptConfigSchema.parse({})).toEqual({
      template_ids: ['pre_surgery'],
      preferred_languages: [],
      speaker1_languages: [],
      speaker2_languages: [],
      is_multi_speaker: true,
    });
  });

  it.each([
    [{ target_duration_minutes: 4 }],
    [{ target_duration_minutes: '5' }],
    [{ preferred_languages: ['xx'] }],
    [{ preferred_languages: null }],
    [{ speaker1_languages: 'en' }],
    [{ is_multi_speaker: 'true' }],
    [{ template_ids: [7] }],
    [{ quick_instructions: 'x'.repeat(2_001) }],
  ])('refuses %j', (config) => {
    expect(scriptConfigSchema.safeParse(config).success).toBe(false);
  });
});

describe('generateScriptSchema', () => {
  it('takes any model, and null for what is optional', () => {
    const request = { knowledge_id: 'k', custom_prompt: null, template_config: null, extra: 1 };
    expect(generateScriptSchema.parse(request)).toEqual({
      knowledge_id: 'k',
      model_name: 'gemini-2.5-flash',
      custom_prompt: null,
      template_config: null,
    });
    expect(generateScriptSchema.safeParse({ knowledge_id: 'k', model_name: '' }).success).toBe(
      false,
    );
    expect(generateScriptSchema.safeParse({}).success).toBe(false);
  });
});

describe('scriptEventSchema', () => {
  it('never takes one kind of event for another', () => {
    const event = fc.oneof(
      fc.record({ type: fc.constant('token'), content: fc.string() }),
      fc.record({
        type: fc.constant('complete'),
        script: fc.string(),
        model_used: fc.string(),
        warning: fc.option(fc.string()),
      }),
      fc.record({
        type: fc.constant('error'),
        message: fc.string(),
        error_code: fc.constantFrom('UPSTREAM_ERROR', 'DRAINING'),
        retryable: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(event, fc.constantFrom('token', 'complete', 'error'), (value, type) => {
        expect(scriptEventSchema.parse(value)).toEqual(value);
        expect(scriptEventSchema.safeParse({ ...value, type }).success).toBe(type === value.type);
      }),
    );
  });
});

describe('template requests', () => {
  it('need a description, which may be empty, and refuse null in a change', () => {
    const template = { display_name: 'x', description: '', content: '0123456789' };
    expect(createTemplateSchema.safeParse(template).success).toBe(true);
    for (const field of Object.keys(template)) {
      expect(createTemplateSchema.safeParse({ ...template, [field]: undefined }).success).toBe(
        false,
      );
      expect(updateTemplateSchema.safeParse({ [field]: null }).success).toBe(false);
      expect(updateTemplateSchema.safeParse({ [field]: '0123456789' }).success).toBe(true);
    }
  });

  it('preview with every option of a script, and with named templates', () => {
    expect(previewPromptSchema.safeParse({}).success).toBe(false);
    expect(previewPromptSchema.parse({ template_ids: [] })).toEqual(
      scriptConfigSchema.parse({ template_ids: [] }),
    );
  });
});
