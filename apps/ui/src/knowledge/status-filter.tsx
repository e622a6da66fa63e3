import { SYNC_STATUSES, type KnowledgeSummary, type SyncStatus } from '@elevendops/contract';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './status-filter.module.css';

/** Narrows the list to one sync status; only those that occur are offered. */
export function StatusFilter(props: {
  readonly documents: readonly KnowledgeSummary[];
  readonly value: SyncStatus | null;
  readonly onChange: (status: SyncStatus | null) => void;
}) {
  const { documents, value, onChange } = props;
  const { t } = useTexts('knowledge');
  const numbers = new Intl.NumberFormat(useLanguage());
  const count = (status: SyncStatus) =>
    documents.filter((document) => document.sync_status === status).length;
  const offered = SYNC_STATUSES.filter((status) => status === value || count(status) > 0);
  if (offered.length < 2 && value === null) {
    return null;
  }
  const choice = (status: SyncStatus | null, label: string, amount: number) => (
    <button
      key={label}
      type="button"
      aria-pressed={status === value}
      data-status={status ?? undefined}
      onClick={() => {
        onChange(status);
      }}
    >
      {label} <span>{numbers.format(amount)}</span>
    </button>
  );
  return (
    <div role="group" aria-label={t('knowledge:filterByStatus')} className={classes['filter']}>
      {choice(null, t('knowledge:allStatuses'), documents.length)}
      {offered.map((status) => choice(status, t(`sync.${status}`), count(status)))}
    </div>
  );
}
