import { SegmentedControl, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense, useState, type ReactNode } from 'react';
import { useApi } from '../api/api-context.ts';
import { fetchConversationDays } from '../api/conversations-api.ts';
import { listKeys } from '../api/list-queries.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { lazyPart } from '../fetching/fetch-code.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { sumUp } from './day-sums.ts';
import { DayTable } from './day-table.tsx';
import { DaysCard, DaysWaiting } from './days-card.tsx';
import { formatDay } from './format-day.ts';
import classes from './day-charts.module.css';

const RANGES = [7, 30, 90];

const DayBars = lazyPart(async () => (await import('./day-bars.tsx')).DayBars);

/** Conversations and questions per day as two charts, each with what it says in words and as a table. */
export function DayCharts() {
  const { t } = useTexts('figures');
  const api = useApi();
  const language = useLanguage();
  const [range, setRange] = useState(30);
  const query = useQuery({
    queryKey: [...listKeys.conversations, 'daily', range],
    queryFn: ({ signal }) => fetchConversationDays(api, range, signal),
    placeholderData: keepPreviousData,
  });
  const days = query.data?.days;
  const sums = days === undefined ? null : sumUp(days);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return (
    <DaysCard
      control={
        <SegmentedControl
          size="xs"
          aria-label={t('figures:range')}
          value={String(range)}
          onChange={(value) => {
            setRange(Number(value));
          }}
          data={RANGES.map((count) => ({
            value: String(count),
            label: t('figures:days', { count }),
          }))}
        />
      }
    >
      {query.isError && (
        <div className={classes['notice']}>
          <ErrorNotice
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        </div>
      )}
      {days === undefined || sums === null ? (
        !query.isError && <DaysWaiting />
      ) : (
        <>
          <div className={classes['charts']}>
            <Chart
              title={t('figures:conversations')}
              summary={
                sums.conversations === 0
                  ? t('figures:none')
                  : t('figures:sumConversations', {
                      count: sums.conversations,
                      day: formatDay(sums.busiest.date, language, 'long'),
                      most: sums.busiest.conversations,
                    })
              }
              empty={sums.conversations === 0}
            >
              <DayBars
                days={days}
                series={[{ field: 'conversations', label: t('figures:count'), tone: 'brand' }]}
              />
            </Chart>
            <Chart
              title={t('figures:questions')}
              summary={
                sums.questions === 0
                  ? t('figures:noQuestions')
                  : t('figures:sumQuestions', {
                      count: sums.questions,
                      share: percent.format(sums.answered / sums.questions),
                    })
              }
              empty={sums.questions === 0}
              legend={
                <ul className={classes['legend']}>
                  <li data-tone="brand">{t('figures:answered')}</li>
                  <li data-tone="amber">{t('figures:unanswered')}</li>
                </ul>
              }
            >
              <DayBars
                days={days}
                series={[
                  { field: 'answered', label: t('figures:answered'), tone: 'brand' },
                  { field: 'unanswered', label: t('figures:unanswered'), tone: 'amber' },
                ]}
              />
            </Chart>
          </div>
          <details className={classes['details']}>
            <summary>{t('figures:asTable')}</summary>
            <DayTable days={days} />
          </details>
        </>
      )}
    </DaysCard>
  );
}

function Chart(props: {
  readonly title: string;
  readonly summary: string;
  readonly empty: boolean;
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, summary, empty, legend, children } = props;
  return (
    <figure className={classes['chart']}>
      <figcaption>
        <strong>{title}</strong>
        <span>{summary}</span>
      </figcaption>
      {!empty && legend}
      <div className={classes['plot']} aria-hidden>
        {empty ? (
          <div className={classes['flat']} />
        ) : (
          <Suspense fallback={<Skeleton height="100%" radius="md" />}>{children}</Suspense>
        )}
      </div>
    </figure>
  );
}
