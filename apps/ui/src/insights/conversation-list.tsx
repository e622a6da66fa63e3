import { Button, Stack } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { LazyDayCharts } from '../charts/lazy-day-charts.tsx';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconDownload, IconX } from '../icons.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { ConversationFigures } from './conversation-figures.tsx';
import { ConversationTable } from './conversation-table.tsx';
import { EmptyList, ListSkeleton, NoMatch } from './list-states.tsx';
import { Filters } from './filters.tsx';
import { useConversations } from './insights-queries.ts';
import { isFiltered, readAddress, toFilter, WHOLE_LIST, writeAddress } from './list-address.ts';
import { ListPager, PAGE_SIZE } from './list-pager.tsx';
import { useExport } from './use-export.ts';
import classes from './insights.module.css';

/** The list of conversations with filters, figures, chart and export, in each of its states. */
export function ConversationList() {
  const { t } = useTexts('insights');
  const [search, setSearch] = useSearchParams();
  const address = readAddress(search);
  const filter = toFilter(address);
  const { query, entries, total, isReadingOn } = useConversations(filter, address.page * PAGE_SIZE);
  const exporting = useExport(filter);
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(address.page, pageCount);
  const rows = (entries ?? []).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const go = (change: Partial<typeof address>, replace = false) => {
    setSearch(writeAddress({ ...address, page: 1, ...change }), {
      replace,
      preventScrollReset: true,
    });
  };
  const clear = () => {
    go(WHOLE_LIST);
  };
  const filtered = isFiltered(address);
  const notice = query.isError && (
    <ErrorNotice
      error={query.error}
      {...(entries !== undefined && { title: t('insights:staleTitle') })}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
  return (
    <>
      <PageHeader
        title={t('pages.insights')}
        lead={t('insights:lead')}
        action={<ExportButton total={total} {...exporting} />}
      />
      <Stack gap="lg">
        <ConversationFigures list={query.data?.pages.at(-1)} filtered={filtered} />
        {notice}
        <div className="card">
          <Filters address={address} onChange={go} onClear={filtered ? clear : null} />
          {entries !== undefined && (
            <div className={classes['found']} role="status">
              {t('insights:found', { count: total })}
            </div>
          )}
          {entries === undefined && !query.isError && <ListSkeleton />}
          {entries !== undefined &&
            total === 0 &&
            (filtered ? <NoMatch onClear={clear} /> : <EmptyList />)}
          {rows.length > 0 && <ConversationTable rows={rows} />}
          {rows.length === 0 && isReadingOn && <ListSkeleton />}
          {pageCount > 1 && (
            <ListPager
              page={page}
              pageCount={pageCount}
              rows={rows.length}
              total={total}
              onPage={(next) => {
                go({ page: next });
              }}
            />
          )}
        </div>
        <LazyDayCharts />
      </Stack>
    </>
  );
}

function ExportButton(props: { readonly total: number } & ReturnType<typeof useExport>) {
  const { total, progress, start, cancel } = props;
  const { t } = useTexts('insights');
  if (progress !== null) {
    return (
      <div className={classes['exporting']}>
        <span role="status">{t('insights:exporting', progress)}</span>
        <Button variant="default" leftSection={<IconX size={18} aria-hidden />} onClick={cancel}>
          {t('actions.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <Button
      variant="default"
      size="md"
      disabled={total === 0}
      leftSection={<IconDownload size={19} aria-hidden />}
      onClick={start}
    >
      {t('insights:export')}
    </Button>
  );
}
