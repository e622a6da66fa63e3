import type { AudioFile, CreateSession, Session } from '@elevendops/contract';
import {
  queryOptions,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ApiClient } from '../api/api-client.ts';
import { useApi } from '../api/api-context.ts';
import { fetchAudioPage } from '../api/audio-api.ts';
import { fetchKnowledge } from '../api/knowledge-api.ts';
import { endSession, fetchSession, startSession } from '../api/sessions-api.ts';
import { useClock } from '../time/clock.tsx';
import { isAnswerUnderWay } from './conversation-lines.ts';

/** Keys of what the page of a patient caches. */
export const sessionKeys = {
  session: (id: string) => ['patient', 'session', id],
  /** What was said by voice, on its way into the session. */
  voiceWords: (id: string) => ['patient', 'voice-words', id],
  recordings: (knowledgeId: string) => ['audio', 'recordings', knowledgeId],
  document: (knowledgeId: string) => ['knowledge', 'document', knowledgeId],
} as const;

const ANSWER_POLL_MS = 2_000;
/** Documents that suggestions are made from; each is read whole. */
const SUGGESTING_DOCUMENTS = 4;

/** A session, and again while an answer is under way that this page has not asked for. */
export function useSession(id: string) {
  const api = useApi();
  const clock = useClock();
  return useQuery({
    ...sessionQuery(api, id),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isAnswerUnderWay(state.data.messages, clock())
        ? ANSWER_POLL_MS
        : false,
  });
}

/** How a session is read. */
export function sessionQuery(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: sessionKeys.session(id),
    queryFn: ({ signal }) => fetchSession(api, id, signal),
  });
}

/** Begins a session. */
export function useStartSession() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (session: CreateSession) => startSession(api, session),
    onSuccess(created) {
      const { session_id: id, patient_id, agent_id, created_at } = created;
      client.setQueryData<Session>(sessionKeys.session(id), {
        session_id: id,
        patient_id,
        agent_id,
        created_at,
        ended_at: null,
        message_count: 0,
        messages: [],
        voice_available: created.signed_url !== '',
        voice_pending: false,
      });
    },
  });
}

/** Ends a session. */
export function useEndSession(id: string) {
  const api = useApi();
  const client = useQueryClient();
  const clock = useClock();
  return useMutation({
    mutationFn: () => endSession(api, id),
    async onSuccess() {
      await client.cancelQueries({ queryKey: sessionKeys.session(id) });
      client.setQueryData<Session>(sessionKeys.session(id), (session) =>
        session === undefined
          ? undefined
          : { ...session, ended_at: session.ended_at ?? clock().toISOString() },
      );
      void client.invalidateQueries({ queryKey: sessionKeys.session(id) });
      void client.invalidateQueries({ queryKey: ['conversations'] });
    },
  });
}

/** The recordings of some documents, in the order of the documents, the newest of each first. */
export function useRecordings(knowledgeIds: readonly string[]) {
  const api = useApi();
  const queries = useQueries({
    queries: knowledgeIds.map((id) => ({
      queryKey: sessionKeys.recordings(id),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchRecordings(api, id, signal),
    })),
  });
  const failed = queries.find((query) => query.isError && query.data === undefined);
  return {
    recordings: queries.flatMap((query) => query.data ?? []),
    loading: queries.some((query) => query.isPending),
    error: failed?.error ?? null,
    retrying: failed?.isFetching ?? false,
    retry() {
      for (const query of queries) {
        if (query.isError) {
          void query.refetch();
        }
      }
    },
  };
}

/** The first documents of an agent, for suggestions; those that cannot be read are left out. */
export function useSuggestingDocuments(knowledgeIds: readonly string[]) {
  const api = useApi();
  const queries = useQueries({
    queries: knowledgeIds.slice(0, SUGGESTING_DOCUMENTS).map((id) => ({
      queryKey: sessionKeys.document(id),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchKnowledge(api, id, signal),
    })),
  });
  return queries.flatMap(({ data }) =>
    data === undefined ? [] : { name: data.disease_name, sections: data.structured_sections },
  );
}

async function fetchRecordings(
  api: ApiClient,
  knowledgeId: string,
  signal: AbortSignal,
): Promise<readonly AudioFile[]> {
  const files: AudioFile[] = [];
  let cursor: string | null = null;
  do {
    const page = await fetchAudioPage(api, { knowledgeId }, cursor, signal);
    files.push(...page.audio_files);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return files;
}
