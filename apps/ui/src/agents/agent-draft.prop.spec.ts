import {
  AGENT_LANGUAGES,
  AGENT_LIMITS,
  ANSWER_STYLES,
  createAgentSchema,
  updateAgentSchema,
  type Agent,
} from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agentIssuesOf,
  changesOfAgent,
  draftOfAgent,
  toNewAgent,
  validateAgent,
  type AgentDraft,
} from './agent-draft.ts';

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', '  ', 'x'.repeat(AGENT_LIMITS.name), '字'.repeat(AGENT_LIMITS.name + 1)),
);
const anyLanguages = fc.uniqueArray(fc.constantFrom(...AGENT_LANGUAGES), { maxLength: 6 });
const anyDraft: fc.Arbitrary<AgentDraft> = fc.record({
  name: anyText,
  knowledgeIds: fc.uniqueArray(fc.uuid(), { maxLength: 4 }),
  languages: anyLanguages,
  voiceId: fc.constantFrom('', 'voice-1'),
  style: fc.constantFrom(...ANSWER_STYLES),
  ownPrompt: fc.option(fc.oneof(anyText, fc.constant('p'.repeat(AGENT_LIMITS.systemPrompt + 1)))),
});
const agent: Agent = {
  agent_id: '00000000-0000-4000-8000-000000000001',
  name: 'Anna',
  knowledge_ids: [],
  voice_id: 'v',
  answer_style: 'friendly',
  languages: ['en'],
  elevenlabs_agent_id: 'e',
  doctor_id: 'd',
  created_at: '2026-01-01T00:00:00.000Z',
};

describe('validateAgent', () => {
  it('accepts what the contract accepts, and refuses what it refuses', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const sent = createAgentSchema.safeParse(toNewAgent(draft, undefined));
        const issues = validateAgent(draft);
        // A blank prompt of one's own is not sent, so its length does not matter there.
        fc.pre(draft.ownPrompt === null || draft.ownPrompt.trim() !== '');
        expect(Object.keys(issues).length === 0).toBe(sent.success);
      }),
    );
  });
});

describe('toNewAgent', () => {
  it('sends a prompt only when it is not the one of the style', () => {
    const draft: AgentDraft = {
      name: 'Anna',
      knowledgeIds: [],
      languages: ['en'],
      voiceId: 'v',
      style: 'friendly',
      ownPrompt: 'Be kind.',
    };
    expect(toNewAgent(draft, 'Be exact.').system_prompt_override).toBe('Be kind.');
    expect(toNewAgent(draft, 'Be kind.')).not.toHaveProperty('system_prompt_override');
    expect(toNewAgent({ ...draft, ownPrompt: null }, 'x')).not.toHaveProperty(
      'system_prompt_override',
    );
  });
});

describe('changesOfAgent', () => {
  it('applied to the agent, gives what was entered; nothing when nothing was', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (before, entered) => {
        const changes = changesOfAgent(before, entered);
        expect(changes.name ?? before.name).toBe(entered.name);
        expect((changes.knowledge_ids ?? before.knowledgeIds).toSorted()).toEqual(
          entered.knowledgeIds.toSorted(),
        );
        expect(changes.languages ?? before.languages).toEqual(entered.languages);
        expect(changes.voice_id ?? before.voiceId).toBe(entered.voiceId);
        expect(changes.answer_style ?? before.style).toBe(entered.style);
        const kept = changes.system_prompt_override ?? before.ownPrompt ?? '';
        expect(kept.trim()).toBe((entered.ownPrompt ?? '').trim());
        const same = { ...before, knowledgeIds: before.knowledgeIds.toReversed() };
        expect(changesOfAgent(before, same)).toEqual({});
      }),
    );
  });

  it('is something that the contract accepts, for what it accepts', () => {
    fc.assert(
      fc.property(anyDraft, (entered) => {
        fc.pre(Object.keys(validateAgent(entered)).length === 0);
        const changes = changesOfAgent(draftOfAgent(agent, null), entered);
        expect(updateAgentSchema.safeParse(changes).success).toBe(true);
      }),
    );
  });

  it('takes own instructions back with an empty text', () => {
    const before = draftOfAgent(agent, 'Own.');
    const after = { ...before, ownPrompt: null };
    expect(changesOfAgent(before, after)).toEqual({ system_prompt_override: '' });
    expect(changesOfAgent(after, { ...before, ownPrompt: ' ' })).toEqual({});
  });
});

describe('agentIssuesOf', () => {
  it('finds the field and the kind of what the API refuses', () => {
    const { fields, complete } = agentIssuesOf([
      { type: 'value_error', loc: ['body', 'name'], msg: 'Value error, name must not be blank' },
      { type: 'string_too_short', loc: ['body', 'voice_id'], msg: 'String should have …' },
      { type: 'string_too_long', loc: ['body', 'system_prompt_override'], msg: 'String …' },
      { type: 'enum', loc: ['body', 'languages', 0], msg: 'Input should be …' },
    ]);
    expect(complete).toBe(true);
    expect(fields).toEqual({
      name: 'nameMissing',
      voice_id: 'voiceMissing',
      system_prompt_override: 'promptTooLong',
      languages: 'invalid',
    });
  });

  it('says when an issue has no field', () => {
    expect(
      agentIssuesOf([{ type: 'missing', loc: ['body'], msg: 'Field required' }]).complete,
    ).toBe(false);
    expect(agentIssuesOf([]).complete).toBe(false);
  });
});
