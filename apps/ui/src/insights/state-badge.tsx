import type { ConversationSummary } from '@elevendops/contract';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAlertTriangle, IconCheckupList, IconCircleCheck } from '../icons.ts';
import { Hint } from '../popups/hint.tsx';
import classes from './insights.module.css';

const ICONS = {
  attention: IconAlertTriangle,
  reviewed: IconCheckupList,
  fine: IconCircleCheck,
} as const;

/** What a conversation wants of the doctor, as icon and text. */
export function StateBadge(props: {
  readonly conversation: Pick<ConversationSummary, 'requires_attention' | 'reviewed_at'>;
}) {
  const { requires_attention: needsAttention, reviewed_at: reviewedAt } = props.conversation;
  const { t } = useTexts('insights');
  const open = needsAttention ? 'attention' : 'fine';
  const state = reviewedAt === null ? open : 'reviewed';
  const Icon = ICONS[state];
  return (
    <Hint label={t(`insights:stateHint.${state}`)}>
      <span className={classes['badge']} data-state={state}>
        <Icon size={17} aria-hidden />
        {t(`insights:state.${state}`)}
      </span>
    </Hint>
  );
}
