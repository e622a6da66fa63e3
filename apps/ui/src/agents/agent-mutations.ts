import type { Agent, AgentList, UpdateAgent } from '@elevendops/contract';
import {
  useMutation,
  useMutationState,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import {
  createAgent,
  deleteAgent,
  syncAgent,
  updateAgent,
  type NewAgent,
} from '../api/agents-api.ts';
import { useApi } from '../api/api-context.ts';
import { toApiError } from '../api/api-error.ts';
import { listKeys } from '../api/list-queries.ts';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { agentKeys } from './agent-queries.ts';

type ListData = InfiniteData<AgentList, string | null>;

/** Makes an agent. */
export function useCreateAgent() {
  const api = useApi();
  const saved = useSaved();
  return useMutation({
    mutationFn: (agent: NewAgent) => createAgent(api, agent),
    onSuccess: saved,
  });
}

/** Saves the changed fields of an agent. */
export function useUpdateAgent(id: string) {
  const api = useApi();
  const saved = useSaved();
  return useMutation({
    mutationFn: (change: UpdateAgent) => updateAgent(api, id, change),
    onSuccess: saved,
  });
}

/** Takes over what the agent is on the voice platform, and says how that went. */
export function useSyncAgent() {
  const api = useApi();
  const saved = useSaved();
  const announce = useAnnounce();
  const { t } = useTexts('agents');
  return useMutation({
    mutationFn: (agent: Agent) => syncAgent(api, agent.agent_id),
    onSuccess(agent) {
      saved(agent);
      announce.success(t('agents:saved.synced', { name: agent.name }));
    },
    onError(error, agent) {
      announce.failure(t('agents:saved.syncFailed', { name: agent.name }), error);
    },
  });
}

/** Deletes an agent. It leaves the list at once and comes back when the deletion fails. */
export function useRemoveAgent() {
  const api = useApi();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { t } = useTexts('agents');
  return useMutation({
    mutationKey: agentKeys.remove,
    mutationFn: (agent: Agent) =>
      deleteAgent(api, agent.agent_id).catch((error: unknown) => {
        // Gone already is what was wanted.
        if (toApiError(error).code !== 'NOT_FOUND') {
          throw error;
        }
      }),
    async onSuccess(_, agent) {
      await client.cancelQueries({ queryKey: listKeys.agentList });
      changeList(client, (agents) => agents.filter((other) => other.agent_id !== agent.agent_id));
      client.removeQueries({ queryKey: agentKeys.agent(agent.agent_id) });
      void client.invalidateQueries({ queryKey: listKeys.agentList });
      announce.success(t('agents:saved.removed', { name: agent.name }));
    },
    onError(error, agent) {
      announce.failure(t('agents:saved.removeFailed', { name: agent.name }), error);
    },
  });
}

/** Ids of the agents that are being deleted. */
export function useRemovingAgents(): readonly string[] {
  return useMutationState({
    filters: { mutationKey: agentKeys.remove, status: 'pending' },
    select: ({ state }) => (state.variables as Agent).agent_id,
  });
}

function useSaved(): (agent: Agent) => void {
  const client = useQueryClient();
  return (agent) => {
    client.setQueryData(agentKeys.agent(agent.agent_id), agent);
    changeList(client, (agents) =>
      agents.map((other) => (other.agent_id === agent.agent_id ? agent : other)),
    );
    void client.invalidateQueries({ queryKey: listKeys.agentList });
  };
}

function changeList(
  client: QueryClient,
  change: (agents: AgentList['agents']) => AgentList['agents'],
): void {
  client.setQueryData<ListData>(listKeys.agentList, (data) =>
    data === undefined
      ? undefined
      : { ...data, pages: data.pages.map((page) => ({ ...page, agents: change(page.agents) })) },
  );
}
