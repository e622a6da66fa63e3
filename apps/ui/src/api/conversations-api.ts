import {
  PAGE_LIMITS,
  conversationDaysSchema,
  conversationDetailSchema,
  conversationListSchema,
  conversationStatisticsSchema,
  conversationSummarySchema,
  type ConversationDays,
  type ConversationDetail,
  type ConversationList,
  type ConversationStatistics,
  type ConversationSummary,
} from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';

/** What a list of conversations is narrowed to; dates are ISO days or moments. */
export interface ConversationFilter {
  readonly patientId?: string;
  readonly attentionOnly?: boolean;
  /** Only those that a doctor has reviewed, or only the others; left out, both. */
  readonly reviewed?: boolean;
  readonly startDate?: string;
  readonly endDate?: string;
}

/** One page of conversations, newest first; without a cursor the first. */
export function fetchConversationPage(
  api: ApiClient,
  filter: ConversationFilter,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ConversationList> {
  const query = new URLSearchParams({ limit: String(PAGE_LIMITS.maxSize) });
  const { patientId = '', attentionOnly = false, startDate = '', endDate = '' } = filter;
  const { reviewed = '' } = filter;
  const given = {
    patient_id: patientId,
    requires_attention_only: attentionOnly ? 'true' : '',
    reviewed: String(reviewed),
    start_date: startDate,
    end_date: endDate,
    cursor: cursor ?? '',
  };
  for (const [name, value] of Object.entries(given)) {
    if (value !== '') {
      query.set(name, value);
    }
  }
  return api.request(`/api/conversations?${query.toString()}`, {
    reply: conversationListSchema,
    signal,
  });
}

/** A conversation with all its messages. */
export function fetchConversation(
  api: ApiClient,
  id: string,
  signal?: AbortSignal,
): Promise<ConversationDetail> {
  return api.request(`/api/conversations/${encodeURIComponent(id)}`, {
    reply: conversationDetailSchema,
    signal,
  });
}

/** Figures over all conversations. */
export function fetchConversationStatistics(
  api: ApiClient,
  signal?: AbortSignal,
): Promise<ConversationStatistics> {
  return api.request('/api/conversations/statistics', {
    reply: conversationStatisticsSchema,
    signal,
  });
}

/** What happened on each of the last days, today included. */
export function fetchConversationDays(
  api: ApiClient,
  days: number,
  signal?: AbortSignal,
): Promise<ConversationDays> {
  return api.request(`/api/conversations/daily?days=${String(days)}`, {
    reply: conversationDaysSchema,
    signal,
  });
}

/** Marks a conversation as reviewed, or as not reviewed. */
export function reviewConversation(
  api: ApiClient,
  id: string,
  reviewed: boolean,
): Promise<ConversationSummary> {
  return api.request(`/api/conversations/${encodeURIComponent(id)}/review`, {
    method: 'PUT',
    body: { reviewed },
    reply: conversationSummarySchema,
  });
}
