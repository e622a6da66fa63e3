import type { SyncStatus } from '@elevendops/contract';
import { useTranslation } from 'react-i18next';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconRefresh } from '../icons.ts';
import { Hint } from '../popups/hint.tsx';
import classes from './sync-badge.module.css';

const ICONS: Record<SyncStatus, typeof IconClock> = {
  pending: IconClock,
  syncing: IconRefresh,
  completed: IconCircleCheck,
  failed: IconAlertTriangle,
};

/** The sync status of a document as icon and text. */
export function SyncBadge(props: { readonly status: SyncStatus }) {
  const { status } = props;
  const { t } = useTranslation();
  const Icon = ICONS[status];
  return (
    <Hint label={t(`sync.explain.${status}`)}>
      <span className={classes['badge']} data-status={status}>
        <Icon size={17} aria-hidden />
        {t(`sync.${status}`)}
      </span>
    </Hint>
  );
}
