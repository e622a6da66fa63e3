import type { KnowledgeSummary } from '@elevendops/contract';
import { CloseButton, Pagination, Stack, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconSearch } from '../icons.ts';
import { KnowledgeCards } from './knowledge-cards.tsx';
import { useKnowledgeList } from './knowledge-queries.ts';
import { KnowledgeTable } from './knowledge-table.tsx';
import { ListCounts } from './list-counts.tsx';
import { useListStatus } from './list-address.ts';
import { EmptyList, ListSkeleton, NoMatch } from './list-states.tsx';
import { viewDocuments, type SortOrder } from './list-view.ts';
import { StatusFilter } from './status-filter.tsx';
import { useTagLabel } from './use-tag-label.ts';
import classes from './knowledge-list.module.css';

const PAGE_SIZE = 20;

/** The list of documents with search, order and pages, in each of its states. */
export function KnowledgeList(props: { readonly onRemove: (document: KnowledgeSummary) => void }) {
  const { t } = useTexts('knowledge');
  const language = useLanguage();
  const tagLabel = useTagLabel();
  const narrow = useMediaQuery('(max-width: 64em)', false, { getInitialValueInEffect: false });
  const { query, documents, total, loadingMore } = useKnowledgeList();
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<SortOrder>({ key: 'created', direction: 'descending' });
  const [wantedPage, setPage] = useState(1);
  const [status, setStatus] = useListStatus();
  const retry = () => void query.refetch();

  if (documents === undefined) {
    return query.isError ? (
      <ErrorNotice error={query.error} onRetry={retry} retrying={query.isFetching} />
    ) : (
      <div className="card">
        <ListSkeleton />
      </div>
    );
  }
  const stale = query.isError && (
    <ErrorNotice
      error={query.error}
      title={t('knowledge:staleTitle')}
      onRetry={retry}
      retrying={query.isRefetching}
    />
  );
  if (documents.length === 0 && !loadingMore) {
    return (
      <Stack>
        {stale}
        <div className="card">
          <EmptyList />
        </div>
      </Stack>
    );
  }

  const view = { status, search, order, page: wantedPage, pageSize: PAGE_SIZE, language, tagLabel };
  const { rows, matches, page, pageCount } = viewDocuments(documents, view);
  const searchFor = (text: string) => {
    setSearch(text);
    setPage(1);
  };
  const Rows = narrow ? KnowledgeCards : KnowledgeTable;
  return (
    <Stack>
      {stale}
      <div className="card">
        <div className={classes['toolbar']}>
          <TextInput
            className={classes['search'] ?? ''}
            type="search"
            aria-label={t('knowledge:search')}
            placeholder={t('knowledge:searchHint')}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={search}
            onChange={(event) => {
              searchFor(event.currentTarget.value);
            }}
            rightSection={
              search !== '' && (
                <CloseButton
                  aria-label={t('knowledge:clearSearch')}
                  onClick={() => {
                    searchFor('');
                  }}
                />
              )
            }
          />
          <ListCounts
            documents={documents}
            matches={search.trim() === '' && status === null ? null : matches}
            loading={loadingMore ? { loaded: documents.length, total } : null}
          />
          <StatusFilter
            documents={documents}
            value={status}
            onChange={(next) => {
              setStatus(next);
              setPage(1);
            }}
          />
        </div>
        {matches === 0 ? (
          <NoMatch
            search={search}
            narrowed={status !== null}
            onClear={() => {
              searchFor('');
              setStatus(null);
            }}
          />
        ) : (
          <Rows rows={rows} order={order} onOrder={setOrder} onRemove={props.onRemove} />
        )}
        {pageCount > 1 && (
          <nav className={classes['pager']} aria-label={t('knowledge:pages')}>
            <span>
              {t('knowledge:range', {
                from: (page - 1) * PAGE_SIZE + 1,
                to: (page - 1) * PAGE_SIZE + rows.length,
                total: matches,
              })}
            </span>
            <Pagination
              total={pageCount}
              value={page}
              onChange={setPage}
              size={narrow ? 'md' : 'sm'}
              siblings={narrow ? 0 : 1}
              getItemProps={(number) => ({
                'aria-label': t('knowledge:page', { page: number, total: pageCount }),
              })}
              getControlProps={(control) => ({
                'aria-label': t(
                  control === 'next' ? 'knowledge:nextPage' : 'knowledge:previousPage',
                ),
              })}
            />
          </nav>
        )}
      </div>
    </Stack>
  );
}
