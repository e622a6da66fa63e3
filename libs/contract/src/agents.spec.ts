import { describe, expect, it } from 'vitest';
import { AGENT_LANGUAGES, createAgentSchema, updateAgentSchema } from './agents.ts';

const agent = { name: 'Nurse', voice_id: 'v', answer_style: 'friendly' };

describe('createAgentSchema', () => {
  it('fills in the defaults of the reference', () => {
    expect(createAgentSchema.parse({ ...agent, unknown: 1 })).toEqual({
      ...agent,
      knowledge_ids: [],
      languages: ['en'],
      doctor_id: 'default_doctor',
    });
  });

  it('takes each language that agents speak, and the Chinese of Taiwan', () => {
    expect(createAgentSchema.safeParse({ ...agent, languages: AGENT_LANGUAGES }).success).toBe(
      true,
    );
    expect(AGENT_LANGUAGES).toContain('zh-TW');
    expect(createAgentSchema.safeParse({ ...agent, languages: ['zh-CN'] }).success).toBe(false);
  });

  it('takes a prompt of the doctor’s own, or none', () => {
    for (const system_prompt_override of ['Own.', '', null, undefined]) {
      expect(createAgentSchema.safeParse({ ...agent, system_prompt_override }).success).toBe(true);
    }
    const long = { ...agent, system_prompt_override: 'x'.repeat(20_001) };
    expect(createAgentSchema.safeParse(long).success).toBe(false);
  });
});

describe('updateAgentSchema', () => {
  it('takes null for what stays as it is', () => {
    const same = {
      name: null,
      knowledge_ids: null,
      voice_id: null,
      answer_style: null,
      languages: null,
      system_prompt_override: null,
    };
    expect(updateAgentSchema.parse(same)).toEqual(same);
    for (const wrong of [{ name: ' ' }, { voice_id: '' }, { answer_style: 'rude' }]) {
      expect(updateAgentSchema.safeParse(wrong).success).toBe(false);
    }
    expect(updateAgentSchema.safeParse({ system_prompt_override: '' }).success).toBe(true);
  });
});
