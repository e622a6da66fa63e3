import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../api/api-context.ts';
import {
  fetchConversation,
  fetchConversationPage,
  fetchConversationStatistics,
  type ConversationFilter,
} from '../api/conversations-api.ts';
import { listKeys } from '../api/list-queries.ts';
import { usePagedList } from '../api/use-paged-list.ts';

/** Keys of what this page reads besides lists. */
export const insightsKeys = {
  conversation: (id: string) => [...listKeys.conversations, 'one', id],
  statistics: [...listKeys.conversations, 'statistics'],
} as const;

/** The conversations that fit a filter, newest first, read as far as somebody has turned the pages. */
export function useConversations(filter: ConversationFilter, wanted: number) {
  const api = useApi();
  const list = usePagedList({
    queryKey: listKeys.conversationList(filter),
    fetchPage: (cursor, signal) => fetchConversationPage(api, filter, cursor, signal),
    entriesOf: (page) => page.conversations,
    idOf: (conversation) => conversation.conversation_id,
    all: false,
  });
  const { query, entries } = list;
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const isShort = entries !== undefined && entries.length < wanted;
  useEffect(() => {
    if (isShort && hasNextPage && !isFetching && !isError) {
      void fetchNextPage();
    }
  }, [isShort, hasNextPage, isFetching, isError, fetchNextPage]);
  return { ...list, isReadingOn: isShort && hasNextPage && !isError };
}

/** Figures over all conversations. */
export function useStatistics() {
  const api = useApi();
  return useQuery({
    queryKey: insightsKeys.statistics,
    queryFn: ({ signal }) => fetchConversationStatistics(api, signal),
    placeholderData: keepPreviousData,
  });
}

/** A conversation with its messages. */
export function useConversation(id: string) {
  const api = useApi();
  return useQuery({
    queryKey: insightsKeys.conversation(id),
    queryFn: ({ signal }) => fetchConversation(api, id, signal),
  });
}
