import type { KnowledgeDocument, KnowledgeList, KnowledgeSummary } from '@elevendops/contract';
import {
  useInfiniteQuery,
  useMutationState,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useApi } from '../api/api-context.ts';
import { toApiError } from '../api/api-error.ts';
import { fetchKnowledge, fetchKnowledgePage } from '../api/knowledge-api.ts';
import { useClock } from '../time/clock.tsx';
import { pollInterval } from './poll-policy.ts';

/** Keys of cached knowledge, from the general to the special. */
export const knowledgeKeys = {
  list: ['knowledge', 'list'],
  document: (id: string) => ['knowledge', 'document', id],
  savedAt: ['knowledge', 'saved-at'],
  remove: ['knowledge', 'remove'],
} as const;

/** The moment of the last save of this browser, if one is remembered. */
export function lastSave(client: QueryClient): Date | null {
  return client.getQueryData<Date>(knowledgeKeys.savedAt) ?? null;
}

/** The documents of several replies as one list, each once: pages shift while documents are added. */
export function mergePages(pages: readonly KnowledgeList[]): readonly KnowledgeSummary[] {
  const byId = new Map<string, KnowledgeSummary>();
  for (const document of pages.flatMap((page) => page.documents)) {
    if (!byId.has(document.knowledge_id)) {
      byId.set(document.knowledge_id, document);
    }
  }
  return [...byId.values()];
}

/** All documents, read page by page, and again while a sync is under way. */
export function useKnowledgeList() {
  const api = useApi();
  const clock = useClock();
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: knowledgeKeys.list,
    queryFn: ({ pageParam, signal }) => fetchKnowledgePage(api, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data === undefined
        ? false
        : pollInterval({
            statuses: mergePages(state.data.pages).map((document) => document.sync_status),
            pages: state.data.pages.length,
            failed: state.status === 'error',
            savedAt: lastSave(client),
            now: clock(),
          }),
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const pages = query.data?.pages;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) {
      void fetchNextPage();
    }
    // A fast reply may come and go between two renders: only the pages themselves tell.
  }, [pages, hasNextPage, isFetching, isError, fetchNextPage]);

  const removing = useRemovingIds();
  const documents = useMemo(
    () =>
      pages === undefined
        ? undefined
        : mergePages(pages).filter((document) => !removing.includes(document.knowledge_id)),
    [pages, removing],
  );
  return { query, documents, total: pages?.at(-1)?.total_count ?? 0, loadingMore: hasNextPage };
}

/** A whole document, read again while its sync is under way. */
export function useKnowledgeDocument(id: string) {
  const api = useApi();
  const clock = useClock();
  const client = useQueryClient();
  return useQuery({
    queryKey: knowledgeKeys.document(id),
    queryFn: ({ signal }): Promise<KnowledgeDocument> => fetchKnowledge(api, id, signal),
    refetchInterval: ({ state }) =>
      state.data === undefined ||
      (state.error !== null && toApiError(state.error).code === 'NOT_FOUND')
        ? false
        : pollInterval({
            statuses: [state.data.sync_status],
            pages: 1,
            failed: state.status === 'error',
            savedAt: lastSave(client),
            now: clock(),
          }),
  });
}

/** Documents whose deletion has been asked for and not yet answered: hidden, back when it fails. */
export function useRemovingIds(): readonly string[] {
  return useMutationState({
    filters: { mutationKey: knowledgeKeys.remove, status: 'pending' },
    select: (mutation) => (mutation.state.variables as KnowledgeSummary).knowledge_id,
  });
}
