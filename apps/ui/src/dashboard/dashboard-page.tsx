import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { fetchDashboardStats } from '../api/dashboard-api.ts';
import { LazyDayCharts } from '../charts/lazy-day-charts.tsx';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { AttentionList } from './attention-list.tsx';
import { StatTiles } from './stat-tiles.tsx';

const REFRESH_MS = 15_000;

/** What there is, what happened lately, and what needs a doctor now. */
export function DashboardPage() {
  const { t } = useTexts('dashboard');
  const api = useApi();
  const query = useQuery({
    queryKey: ['dashboard', 'stats'],
    queryFn: ({ signal }) => fetchDashboardStats(api, signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageHeader title={t('pages.dashboard')} lead={t('dashboard:lead')} />
      <Stack gap="lg">
        {query.isError && (
          <ErrorNotice
            error={query.error}
            {...(query.data !== undefined && { title: t('dashboard:staleTitle') })}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        )}
        {(query.data !== undefined || !query.isError) && <StatTiles stats={query.data} />}
        <AttentionList />
        <LazyDayCharts />
      </Stack>
    </>
  );
}
