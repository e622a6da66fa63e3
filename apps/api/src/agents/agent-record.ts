import type { Agent } from '@elevendops/contract';
import type { AttachState } from './attach-state.ts';
import { systemPrompt } from './system-prompts.ts';

/** An agent as it is stored. */
export interface AgentRecord extends Readonly<Agent>, AttachState {
  /** The doctor's own prompt, in the place of the answer style's. */
  readonly system_prompt_override: string | null;
}

/** What an agent is told: the doctor's own prompt, or that of its style. */
export function promptOf(
  record: Pick<AgentRecord, 'answer_style' | 'system_prompt_override'>,
): string {
  return record.system_prompt_override ?? systemPrompt(record.answer_style);
}

/** A prompt of the doctor's own; a blank one is none. */
export function ownPrompt(prompt: string | null | undefined): string | null {
  return prompt?.trim() ? prompt : null;
}

/** The record as replies show it. */
export function toAgent(record: AgentRecord): Agent {
  return {
    agent_id: record.agent_id,
    name: record.name,
    knowledge_ids: [...record.knowledge_ids],
    voice_id: record.voice_id,
    answer_style: record.answer_style,
    languages: [...record.languages],
    elevenlabs_agent_id: record.elevenlabs_agent_id,
    doctor_id: record.doctor_id,
    created_at: record.created_at,
  };
}
