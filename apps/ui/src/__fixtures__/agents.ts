import type { Agent } from '@elevendops/contract';

let made = 0;

/** An agent with sensible contents; every call gives another id. */
export function createAgent(change: Partial<Agent> = {}): Agent {
  made += 1;
  return {
    agent_id: `00000000-0000-4000-9000-${String(made).padStart(12, '0')}`,
    name: `Agent ${String(made)}`,
    knowledge_ids: [],
    voice_id: 'voice-1',
    answer_style: 'friendly',
    languages: ['en'],
    elevenlabs_agent_id: `agent_${String(made)}`,
    doctor_id: 'default_doctor',
    created_at: new Date(Date.UTC(2026, 0, 1) + made * 60_000).toISOString(),
    ...change,
  };
}
