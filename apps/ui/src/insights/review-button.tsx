import type { ConversationDetail } from '@elevendops/contract';
import { Button } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import { IconCheck, IconRotate } from '../icons.ts';
import { useReview } from './review-mutation.ts';

/** Marks the conversation as reviewed, or takes the mark away. */
export function ReviewButton(props: { readonly conversation: ConversationDetail }) {
  const { conversation_id: id, reviewed_at: reviewedAt } = props.conversation;
  const { t } = useTexts('insights');
  const review = useReview(id);
  const isReviewed = reviewedAt !== null;
  return (
    <Button
      variant={isReviewed ? 'default' : 'filled'}
      leftSection={
        isReviewed ? <IconRotate size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />
      }
      onClick={() => {
        review.mutate(!isReviewed);
      }}
    >
      {t(isReviewed ? 'insights:detail.markOpen' : 'insights:detail.markReviewed')}
    </Button>
  );
}
