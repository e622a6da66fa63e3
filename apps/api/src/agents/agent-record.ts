import type { Agent } from '@elevendops/contract';
import type { AttachState } from './attach-state.ts';

/** An agent as it is stored. */
export interface AgentRecord extends Readonly<Agent>, AttachState {
  /** The doctor's own prompt, in the place of the answer style's. */
  readonly system_prompt_override: string | null;
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
