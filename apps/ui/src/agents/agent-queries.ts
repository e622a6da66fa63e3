import { queryOptions, useQuery } from '@tanstack/react-query';
import { fetchAgent, fetchSystemPrompts } from '../api/agents-api.ts';
import type { ApiClient } from '../api/api-client.ts';
import { useApi } from '../api/api-context.ts';
import { listKeys } from '../api/list-queries.ts';

/** Keys of what is cached about agents besides their list. */
export const agentKeys = {
  agent: (id: string) => [...listKeys.agents, 'one', id],
  prompts: [...listKeys.agents, 'system-prompts'],
  remove: [...listKeys.agents, 'remove'],
} as const;

/** One agent. */
export function useAgent(id: string | undefined) {
  return useQuery({ ...agentQuery(useApi(), id ?? ''), enabled: id !== undefined });
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
