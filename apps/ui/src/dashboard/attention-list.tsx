import type { ConversationSummary, KnowledgeSummary } from '@elevendops/contract';
import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { fetchConversationPage } from '../api/conversations-api.ts';
import { listKeys } from '../api/list-queries.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAlertTriangle, IconCircleCheck, IconMessageQuestion } from '../icons.ts';
import { useKnowledgeList } from '../knowledge/knowledge-queries.ts';
import { TimeText } from '../time/time-text.tsx';
import classes from './dashboard.module.css';

/** How many of each kind are named; the rest is behind a link. */
const SHOWN = 5;
const REFRESH_MS = 15_000;

/** Failed syncs, and conversations with urgent or open questions that nobody has reviewed. */
export function AttentionList() {
  const { t } = useTexts('dashboard');
  const knowledge = useKnowledgeList();
  const api = useApi();
  const urgent = useQuery({
    queryKey: [...listKeys.conversations, 'urgent'],
    queryFn: ({ signal }) =>
      fetchConversationPage(api, { attentionOnly: true, reviewed: false }, null, signal),
    refetchInterval: REFRESH_MS,
  });
  const failed = (knowledge.documents ?? []).filter((one) => one.sync_status === 'failed');
  const open = urgent.data?.conversations ?? [];
  const openCount = urgent.data?.total_count ?? 0;
  const failedQuery = [knowledge.query, urgent].find(({ isError }) => isError);
  const isKnown = knowledge.documents !== undefined && urgent.data !== undefined;
  const count = failed.length + openCount;
  return (
    <section className="card" aria-labelledby="attention-title">
      <div className={classes['attentionHead']}>
        <Title order={2} size="h3" id="attention-title">
          {t('dashboard:attention.title')}
        </Title>
        {count > 0 && <span className={classes['count']}>{count}</span>}
      </div>
      {failedQuery !== undefined && (
        <div className={classes['notice']}>
          <ErrorNotice
            error={failedQuery.error}
            title={t('dashboard:attention.partial')}
            onRetry={() => {
              void knowledge.query.refetch();
              void urgent.refetch();
            }}
            retrying={failedQuery.isFetching}
          />
        </div>
      )}
      {!isKnown && failedQuery === undefined && (
        <div className={classes['waiting']} role="status" aria-label={t('app.loading')}>
          <Skeleton height={22} width="70%" />
          <Skeleton height={22} width="55%" />
        </div>
      )}
      {isKnown && count === 0 && (
        <div className={classes['calm']}>
          <IconCircleCheck size={34} aria-hidden />
          <div>
            <strong>{t('dashboard:attention.none')}</strong>
            <p>{t('dashboard:attention.noneText')}</p>
          </div>
        </div>
      )}
      {count > 0 && (
        <ul className={classes['entries']}>
          {open.slice(0, SHOWN).map((conversation) => (
            <UrgentEntry key={conversation.conversation_id} conversation={conversation} />
          ))}
          {openCount > SHOWN && (
            <More to="/insights?attention=1&reviewed=no" count={openCount - SHOWN} />
          )}
          {failed.slice(0, SHOWN).map((document) => (
            <FailedEntry key={document.knowledge_id} document={document} />
          ))}
          {failed.length > SHOWN && <More to="/knowledge" count={failed.length - SHOWN} />}
        </ul>
      )}
    </section>
  );
}

function UrgentEntry(props: { readonly conversation: ConversationSummary }) {
  const {
    conversation_id: id,
    patient_id: patient,
    agent_name: agent,
    ...rest
  } = props.conversation;
  const { t } = useTexts('dashboard');
  const open = rest.unanswered_count;
  const reasons = [
    ...rest.main_concerns.slice(0, 2),
    ...(open === 0 ? [] : [t('dashboard:attention.unanswered', { count: open })]),
  ];
  return (
    <Entry
      kind="urgent"
      to={`/insights/${id}`}
      badge={
        <>
          <IconMessageQuestion size={16} aria-hidden />
          {t('dashboard:attention.urgent')}
        </>
      }
      title={t('dashboard:attention.conversation', { patient, agent })}
      reason={reasons.join(' · ')}
      time={rest.created_at}
    />
  );
}

function FailedEntry(props: { readonly document: KnowledgeSummary }) {
  const { document } = props;
  const { t } = useTexts('dashboard');
  return (
    <Entry
      kind="failed"
      to={`/knowledge/${document.knowledge_id}`}
      badge={
        <>
          <IconAlertTriangle size={16} aria-hidden />
          {t('dashboard:attention.failedSync')}
        </>
      }
      title={document.disease_name}
      reason={document.sync_error_message ?? ''}
      time={document.last_sync_attempt ?? document.created_at}
    />
  );
}

function Entry(props: {
  readonly kind: 'urgent' | 'failed';
  readonly to: string;
  readonly badge: ReactNode;
  readonly title: string;
  readonly reason: string;
  readonly time: string;
}) {
  return (
    <li className={classes['entry']}>
      <span className={classes['badge']} data-kind={props.kind}>
        {props.badge}
      </span>
      <span className={classes['what']}>
        <Link to={props.to}>{props.title}</Link>
        {props.reason !== '' && <span>{props.reason}</span>}
      </span>
      <span className={classes['when']}>
        <TimeText value={props.time} />
      </span>
    </li>
  );
}

function More(props: { readonly to: string; readonly count: number }) {
  const { t } = useTexts('dashboard');
  return (
    <li className={classes['more']}>
      <Link to={props.to}>{t('dashboard:attention.more', { count: props.count })}</Link>
    </li>
  );
}
