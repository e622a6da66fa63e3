import { Button, Skeleton, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconArrowLeft, IconPrinter } from '../icons.ts';
import { ConversationFacts } from './conversation-facts.tsx';
import { useConversation } from './insights-queries.ts';
import { ReviewButton } from './review-button.tsx';
import { Transcript } from './transcript.tsx';
import classes from './conversation.module.css';

/** The conversation that the address names: what was said, and what to make of it. */
export function ConversationPage() {
  const { t } = useTexts('insights');
  const { id = '' } = useParams();
  const back = useBackSearch();
  const query = useConversation(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const conversation = query.data;
  const title =
    conversation === undefined
      ? t('pages.insights')
      : t('insights:detail.title', { patient: conversation.patient_id });
  useDocumentTitle(t('app.pageTitle', { page: title }));
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [id]);
  return (
    <article className={classes['page']}>
      <Link to={`/insights${back}`} className={classes['back'] ?? ''}>
        <IconArrowLeft size={18} aria-hidden />
        {t('insights:detail.back')}
      </Link>
      <div className={classes['head']}>
        <Title order={1} ref={heading} tabIndex={-1} className={classes['title'] ?? ''}>
          {title}
        </Title>
        {conversation !== undefined && (
          <div className={classes['tools']}>
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
              onClick={() => {
                window.print();
              }}
            >
              {t('insights:detail.print')}
            </Button>
            <ReviewButton conversation={conversation} />
          </div>
        )}
      </div>
      {query.isError && (
        <ErrorNotice
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      )}
      {conversation === undefined && !query.isError && (
        <div className={classes['waiting']} role="status" aria-label={t('app.loading')}>
          <Skeleton height={56} width="60%" radius="lg" />
          <Skeleton height={90} width="70%" radius="lg" ml="auto" />
          <Skeleton height={56} width="45%" radius="lg" />
        </div>
      )}
      {conversation !== undefined && (
        <div className={classes['columns']}>
          <Transcript conversation={conversation} />
          <ConversationFacts conversation={conversation} />
        </div>
      )}
    </article>
  );
}

/** The filters of the list that led here, so that the way back leads to the same list. */
function useBackSearch(): string {
  const { state } = useLocation() as { readonly state: unknown };
  const search = (state as { readonly search?: unknown } | null)?.search;
  return typeof search === 'string' && search.startsWith('?') ? search : '';
}
