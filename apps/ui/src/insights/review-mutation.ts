import type {
  ConversationDetail,
  ConversationList,
  ConversationSummary,
} from '@elevendops/contract';
import { useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { reviewConversation } from '../api/conversations-api.ts';
import { listKeys } from '../api/list-queries.ts';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { useClock } from '../time/clock.tsx';
import { insightsKeys } from './insights-queries.ts';

type ListData = InfiniteData<ConversationList, string | null>;

const LISTS = [...listKeys.conversations, 'list'];

/** Marks a conversation as reviewed or not: at once on the screen, and back when the server says no. */
export function useReview(id: string) {
  const api = useApi();
  const client = useQueryClient();
  const clock = useClock();
  const announce = useAnnounce();
  const { t } = useTexts('insights');
  const show = (reviewedAt: string | null) => {
    const change = <T extends ConversationSummary>(conversation: T): T =>
      conversation.conversation_id === id
        ? { ...conversation, reviewed_at: reviewedAt }
        : conversation;
    client.setQueryData<ConversationDetail>(insightsKeys.conversation(id), (detail) =>
      detail === undefined ? undefined : change(detail),
    );
    client.setQueriesData<ListData>({ queryKey: LISTS }, (data) =>
      data === undefined
        ? undefined
        : {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              conversations: page.conversations.map(change),
            })),
          },
    );
  };
  return useMutation({
    scope: { id: `review-${id}` },
    mutationFn: (reviewed: boolean) => reviewConversation(api, id, reviewed),
    async onMutate(reviewed) {
      await client.cancelQueries({ queryKey: listKeys.conversations });
      const before = client.getQueryData<ConversationDetail>(insightsKeys.conversation(id));
      show(reviewed ? clock().toISOString() : null);
      return before?.reviewed_at ?? null;
    },
    onSuccess(conversation, reviewed) {
      show(conversation.reviewed_at);
      announce.success(t(reviewed ? 'insights:review.done' : 'insights:review.undone'));
    },
    onError(error, _reviewed, before) {
      show(before ?? null);
      announce.failure(t('insights:review.failed'), error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: listKeys.conversations }),
  });
}
