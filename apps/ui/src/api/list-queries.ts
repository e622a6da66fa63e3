import { queryOptions, useQuery } from '@tanstack/react-query';
import { fetchAgentPage } from './agents-api.ts';
import { useApi } from './api-context.ts';
import type { ApiClient } from './api-client.ts';
import { fetchAudioPage, fetchVoices, type AudioFilter } from './audio-api.ts';
import { fetchConversationPage, type ConversationFilter } from './conversations-api.ts';
import { usePagedList } from './use-paged-list.ts';

/** Keys of what several pages read, from the general to the special. */
export const listKeys = {
  agents: ['agents'],
  agentList: ['agents', 'list'],
  audio: ['audio'],
  audioList: (filter: AudioFilter) => ['audio', 'list', filter],
  conversations: ['conversations'],
  conversationList: (filter: ConversationFilter) => ['conversations', 'list', filter],
  voices: ['voices'],
} as const;

const VOICES_STALE_MS = 5 * 60_000;

/** All agents, newest first. */
export function useAgentList() {
  const api = useApi();
  return usePagedList({
    queryKey: listKeys.agentList,
    fetchPage: (cursor, signal) => fetchAgentPage(api, cursor, signal),
    entriesOf: (page) => page.agents,
    idOf: (agent) => agent.agent_id,
  });
}

/** All audio files that fit the filter, newest first. */
export function useAudioList(filter: AudioFilter = {}) {
  const api = useApi();
  return usePagedList({
    queryKey: listKeys.audioList(filter),
    fetchPage: (cursor, signal) => fetchAudioPage(api, filter, cursor, signal),
    entriesOf: (page) => page.audio_files,
    idOf: (file) => file.audio_id,
  });
}

/** All conversations that fit the filter, newest first; the totals are in `query.data.pages`. */
export function useConversationList(filter: ConversationFilter = {}) {
  const api = useApi();
  return usePagedList({
    queryKey: listKeys.conversationList(filter),
    fetchPage: (cursor, signal) => fetchConversationPage(api, filter, cursor, signal),
    entriesOf: (page) => page.conversations,
    idOf: (conversation) => conversation.conversation_id,
  });
}

/** The voices that can speak; they seldom change. */
export function useVoices() {
  return useQuery(voicesQuery(useApi()));
}

function voicesQuery(api: ApiClient) {
  return queryOptions({
    queryKey: listKeys.voices,
    queryFn: ({ signal }) => fetchVoices(api, signal),
    staleTime: VOICES_STALE_MS,
  });
}
