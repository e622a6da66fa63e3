import { Pagination } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './insights.module.css';

/** Conversations on one page. */
export const PAGE_SIZE = 20;

/** Turns the pages of the list. */
export function ListPager(props: {
  readonly page: number;
  readonly pageCount: number;
  /** Rows on this page. */
  readonly rows: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}) {
  const { page, pageCount, rows, total, onPage } = props;
  const { t } = useTexts('insights');
  const before = (page - 1) * PAGE_SIZE;
  return (
    <nav className={classes['pager']} aria-label={t('insights:pages')}>
      <span>{t('insights:range', { from: before + 1, to: before + rows, total })}</span>
      <Pagination
        total={pageCount}
        value={page}
        onChange={onPage}
        size="sm"
        siblings={1}
        getItemProps={(number) => ({
          'aria-label': t('insights:page', { page: number, total: pageCount }),
        })}
        getControlProps={(control) => ({
          'aria-label': t(control === 'next' ? 'insights:nextPage' : 'insights:previousPage'),
        })}
      />
    </nav>
  );
}
