import { queryOptions, useQuery } from '@tanstack/react-query';
import { fetchAgent, fetchAgentPrompt, fetchSystemPrompts } from '../api/agents-api.ts';
import type { ApiClient } from '../api/api-client.ts';
import { useApi } from '../api/api-context.ts';
import { listKeys } from '../api/list-queries.ts';

/** Keys of what is cached about agents besides their list. */
export const agentKeys = {
  agent: (id: string) => [...listKeys.agents, 'one', id],
  prompt: (id: string) => [...listKeys.agents, 'prompt', id],
  prompts: [...listKeys.agents, 'system-prompts'],
  remove: [...listKeys.agents, 'remove'],
} as const;

/** One agent. */
export function useAgent(id: string | undefined) {
  return useQuery({ ...agentQuery(useApi(), id ?? ''), enabled: id !== undefined });
}

/** What an agent is told; read anew whenever somebody is about to change it. */
export function useAgentPrompt(id: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: agentKeys.prompt(id ?? ''),
    queryFn: ({ signal }) => fetchAgentPrompt(api, id ?? '', signal),
    enabled: id !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}

/** The prompt of each answer style; a release of the server changes them, nothing else. */
export function useSystemPrompts() {
  const api = useApi();
  return useQuery({
    queryKey: agentKeys.prompts,
    queryFn: ({ signal }) => fetchSystemPrompts(api, signal),
    staleTime: Infinity,
  });
}

function agentQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: agentKeys.agent(id),
    queryFn: ({ signal }) => fetchAgent(api, id, signal),
  });
}
