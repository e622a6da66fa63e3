import type { ConversationDetail } from '@elevendops/contract';
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAlertTriangle } from '../icons.ts';
import { exactTime } from '../time/relative-time.ts';
import { StateBadge } from './state-badge.tsx';
import { useDuration } from './use-duration.ts';
import classes from './conversation.module.css';

/** What to make of a conversation: its state, concerns, open questions, and the facts. */
export function ConversationFacts(props: { readonly conversation: ConversationDetail }) {
  const { conversation } = props;
  const { t } = useTexts('insights');
  const language = useLanguage();
  const duration = useDuration();
  const exact = (moment: string) => exactTime(new Date(moment), language);
  const reviewedAt = conversation.reviewed_at;
  return (
    <div className={classes['aside']}>
      {conversation.requires_attention && reviewedAt === null && (
        <div className={classes['warning']} role="note">
          <IconAlertTriangle size={22} aria-hidden />
          <div>
            <b>{t('insights:detail.attentionTitle')}</b>
            <p>{t('insights:detail.attentionText')}</p>
          </div>
        </div>
      )}
      <Texts
        title={t('insights:detail.concerns')}
        texts={conversation.main_concerns}
        none={t('insights:detail.noConcerns')}
      />
      <Texts
        title={t('insights:detail.unanswered')}
        texts={conversation.unanswered_questions}
        none={t('insights:detail.none')}
      />
      <Texts
        title={t('insights:detail.answered')}
        texts={conversation.answered_questions}
        none={t('insights:detail.none')}
      />
      <section className="card" aria-labelledby="facts-title">
        <Title order={2} size="h4" id="facts-title">
          {t('insights:detail.facts')}
        </Title>
        <dl>
          <Fact label={t('insights:columns.state')}>
            <StateBadge conversation={conversation} />
          </Fact>
          {reviewedAt !== null && (
            <Fact label={t('insights:detail.reviewedAt')}>{exact(reviewedAt)}</Fact>
          )}
          <Fact label={t('insights:detail.agent')}>{conversation.agent_name}</Fact>
          <Fact label={t('insights:detail.started')}>{exact(conversation.created_at)}</Fact>
          <Fact label={t('insights:detail.length')}>{duration(conversation.duration_seconds)}</Fact>
          <Fact label={t('insights:detail.messages')}>{conversation.total_messages}</Fact>
          <Fact label={t('insights:detail.id')}>
            <span className="quotable">{conversation.conversation_id}</span>
          </Fact>
        </dl>
      </section>
    </div>
  );
}

function Texts(props: {
  readonly title: string;
  readonly texts: readonly string[];
  readonly none: string;
}) {
  const { title, texts, none } = props;
  return (
    <section className="card">
      <Title order={2} size="h4">
        {title}
      </Title>
      {texts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <ul>
          {texts.map((text, place) => (
            <li key={place}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
