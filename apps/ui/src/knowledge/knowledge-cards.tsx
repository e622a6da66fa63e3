import { ActionIcon, Input } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../i18n/use-texts.ts';
import { IconArrowDown, IconArrowUp, IconChevronDown } from '../icons.ts';
import { TimeText } from '../time/time-text.tsx';
import type { KnowledgeRowsProps } from './knowledge-table.tsx';
import { SORT_KEYS } from './list-view.ts';
import { RowActions } from './row-actions.tsx';
import { SyncBadge } from '../feedback/sync-badge.tsx';
import { TagList } from './tag-list.tsx';
import { useKnowledgeAddress } from './list-address.ts';
import classes from './knowledge-list.module.css';

/** The documents as a list of cards, for a phone. */
export function KnowledgeCards(props: KnowledgeRowsProps) {
  const address = useKnowledgeAddress();
  const { rows, order, onOrder, onRemove } = props;
  const { t } = useTexts('knowledge');
  const ascending = order.direction === 'ascending';
  return (
    <>
      <div className={classes['cardOrder']}>
        <Input
          component="select"
          pointer
          rightSection={<IconChevronDown size={18} aria-hidden />}
          aria-label={t('knowledge:sortBy')}
          value={order.key}
          onChange={(event) => {
            const key = SORT_KEYS.find((known) => known === event.currentTarget.value);
            if (key !== undefined) {
              onOrder({ ...order, key });
            }
          }}
        >
          {SORT_KEYS.map((key) => (
            <option key={key} value={key}>
              {t(`knowledge:columns.${key}`)}
            </option>
          ))}
        </Input>
        <ActionIcon
          variant="default"
          size={42}
          aria-label={t(`knowledge:direction.${order.direction}`)}
          onClick={() => {
            onOrder({ ...order, direction: ascending ? 'descending' : 'ascending' });
          }}
        >
          {ascending ? <IconArrowUp size={19} /> : <IconArrowDown size={19} />}
        </ActionIcon>
      </div>
      <ul className={classes['cards']} aria-label={t('knowledge:listLabel')}>
        {rows.map((document) => (
          <li key={document.knowledge_id}>
            <div className={classes['cardTop']}>
              <SyncBadge status={document.sync_status} />
              <span className={classes['time']}>
                <TimeText value={document.modified_at ?? document.created_at} />
              </span>
            </div>
            <Link
              to={address(`/knowledge/${document.knowledge_id}`)}
              className={classes['name'] ?? ''}
            >
              {document.disease_name}
            </Link>
            {document.sync_status === 'failed' && document.sync_error_message !== null && (
              <span className={classes['reason']}>{document.sync_error_message}</span>
            )}
            <div className={classes['cardBottom']}>
              <TagList tags={document.tags} max={3} />
              <RowActions document={document} onRemove={onRemove} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
