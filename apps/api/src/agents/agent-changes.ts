import type { UpdateAgent } from '@elevendops/contract';
import type { AgentDefinition } from '../agents-cloud/conversational-agents.ts';
import { ownPrompt, promptOf, type AgentRecord } from './agent-record.ts';
import { greetingOf } from './greetings.ts';

/** The record after a change, but for its documents. */
export function withChanges(current: AgentRecord, input: UpdateAgent): AgentRecord {
  const { name, voice_id, answer_style, languages, system_prompt_override: prompt } = input;
  return {
    ...current,
    name: name ?? current.name,
    voice_id: voice_id ?? current.voice_id,
    answer_style: answer_style ?? current.answer_style,
    languages: languages ? [...new Set(languages)] : current.languages,
    system_prompt_override:
      typeof prompt === 'string' ? ownPrompt(prompt) : current.system_prompt_override,
  };
}

/** What the platform is told of a change; nothing when only documents change. */
export function changesOnPlatform(
  changed: AgentRecord,
  input: UpdateAgent,
): Partial<AgentDefinition> {
  const hasPrompt = Boolean(input.answer_style) || typeof input.system_prompt_override === 'string';
  return {
    ...(input.name ? { name: changed.name } : {}),
    ...(input.voice_id ? { voiceId: changed.voice_id } : {}),
    ...(hasPrompt ? { prompt: promptOf(changed) } : {}),
    ...(input.languages
      ? { languages: changed.languages, firstMessage: greetingOf(changed.languages) }
      : {}),
  };
}
