import {
  PAGE_LIMITS,
  agentDeletedSchema,
  agentListSchema,
  agentPromptSchema,
  agentSchema,
  systemPromptsSchema,
  type Agent,
  type AgentDeleted,
  type AgentList,
  type AgentPrompt,
  type CreateAgent,
  type SystemPrompts,
  type UpdateAgent,
} from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';

// Each of these writes to the voice platform too, which tries again by itself.
const PLATFORM_TIMEOUT_MS = 90_000;

/** What a new agent is made from. */
export type NewAgent = Omit<CreateAgent, 'doctor_id'>;

/** One page of agents, newest first; without a cursor the first. */
export function fetchAgentPage(
  api: ApiClient,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<AgentList> {
  const query = new URLSearchParams({ limit: String(PAGE_LIMITS.maxSize) });
  if (cursor !== null) {
    query.set('cursor', cursor);
  }
  return api.request(`/api/agent?${query.toString()}`, { reply: agentListSchema, signal });
}

/** An agent. */
export function fetchAgent(api: ApiClient, id: string, signal?: AbortSignal): Promise<Agent> {
  return api.request(pathOf(id), { reply: agentSchema, signal });
}

/** The prompt that each answer style begins with. */
export function fetchSystemPrompts(api: ApiClient, signal?: AbortSignal): Promise<SystemPrompts> {
  return api.request('/api/agent/system-prompts', { reply: systemPromptsSchema, signal });
}

/** What an agent is told. */
export function fetchAgentPrompt(
  api: ApiClient,
  id: string,
  signal?: AbortSignal,
): Promise<AgentPrompt> {
  return api.request(`${pathOf(id)}/system-prompt`, { reply: agentPromptSchema, signal });
}

/** Sets up an agent, here and on the voice platform. */
export function createAgent(api: ApiClient, agent: NewAgent): Promise<Agent> {
  return api.request('/api/agent', {
    method: 'POST',
    body: agent,
    reply: agentSchema,
    timeoutMs: PLATFORM_TIMEOUT_MS,
  });
}

/** Changes the given fields of an agent. */
export function updateAgent(api: ApiClient, id: string, change: UpdateAgent): Promise<Agent> {
  return api.request(pathOf(id), {
    method: 'PUT',
    body: change,
    reply: agentSchema,
    timeoutMs: PLATFORM_TIMEOUT_MS,
  });
}

/** Takes over what was changed on the voice platform. */
export function syncAgent(api: ApiClient, id: string): Promise<Agent> {
  return api.request(`${pathOf(id)}/sync`, {
    method: 'POST',
    reply: agentSchema,
    timeoutMs: PLATFORM_TIMEOUT_MS,
  });
}

/** Deletes an agent, here and on the voice platform. */
export function deleteAgent(api: ApiClient, id: string): Promise<AgentDeleted> {
  return api.request(pathOf(id), {
    method: 'DELETE',
    reply: agentDeletedSchema,
    timeoutMs: PLATFORM_TIMEOUT_MS,
  });
}

function pathOf(id: string): string {
  return `/api/agent/${encodeURIComponent(id)}`;
}
