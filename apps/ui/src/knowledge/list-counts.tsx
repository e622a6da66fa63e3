import type { KnowledgeSummary } from '@elevendops/contract';
import { useTexts } from '../i18n/use-texts.ts';
import { isSettled } from './poll-policy.ts';
import classes from './knowledge-list.module.css';

/** How many documents there are, how many match, are syncing, have failed; spoken when it changes. */
export function ListCounts(props: {
  readonly documents: readonly KnowledgeSummary[];
  /** Null without a search. */
  readonly matches: number | null;
  /** Null when every page is there. */
  readonly loading: { readonly loaded: number; readonly total: number } | null;
}) {
  const { documents, matches, loading } = props;
  const { t } = useTexts('knowledge');
  const working = documents.filter((document) => !isSettled(document.sync_status)).length;
  const failed = documents.filter((document) => document.sync_status === 'failed').length;
  return (
    <div className={classes['counts']} role="status">
      {loading !== null && <span>{t('knowledge:loadingMore', loading)}</span>}
      {loading === null && matches === null && (
        <span>{t('knowledge:count', { count: documents.length })}</span>
      )}
      {matches !== null && <span>{t('knowledge:matches', { count: matches })}</span>}
      {working > 0 && <span data-kind="working">{t('knowledge:working', { count: working })}</span>}
      {failed > 0 && <span data-kind="failed">{t('knowledge:failed', { count: failed })}</span>}
    </div>
  );
}
