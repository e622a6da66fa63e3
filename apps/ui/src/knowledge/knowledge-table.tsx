import type { KnowledgeSummary } from '@elevendops/contract';
import { Table, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../i18n/use-texts.ts';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '../icons.ts';
import { TimeText } from '../time/time-text.tsx';
import type { SortKey, SortOrder } from './list-view.ts';
import { RowActions } from './row-actions.tsx';
import { SyncBadge } from '../feedback/sync-badge.tsx';
import { TagList } from './tag-list.tsx';
import { useKnowledgeAddress } from './list-address.ts';
import classes from './knowledge-list.module.css';

/** Properties of both shapes of the list. */
export interface KnowledgeRowsProps {
  readonly rows: readonly KnowledgeSummary[];
  readonly order: SortOrder;
  readonly onOrder: (order: SortOrder) => void;
  readonly onRemove: (document: KnowledgeSummary) => void;
}

const COLUMNS: readonly { readonly column: SortKey | 'tags'; readonly sort?: SortKey }[] = [
  { column: 'name', sort: 'name' },
  { column: 'status', sort: 'status' },
  { column: 'tags' },
  { column: 'created', sort: 'created' },
  { column: 'modified', sort: 'modified' },
];

/** The documents as a table, for wide screens. */
export function KnowledgeTable(props: KnowledgeRowsProps) {
  const address = useKnowledgeAddress();
  const { rows, order, onOrder, onRemove } = props;
  const { t } = useTexts('knowledge');
  return (
    <Table.ScrollContainer minWidth={640} scrollAreaProps={{ tabIndex: -1 }} type="native">
      <Table className={classes['table'] ?? ''} aria-label={t('knowledge:listLabel')}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map(({ column, sort }) => (
              <Table.Th
                key={column}
                data-column={column}
                aria-sort={sort !== undefined && order.key === sort ? order.direction : undefined}
              >
                {sort === undefined ? (
                  t(`knowledge:columns.${column}`)
                ) : (
                  <UnstyledButton
                    className={classes['sort'] ?? ''}
                    data-active={order.key === sort || undefined}
                    onClick={() => {
                      onOrder(nextOrder(order, sort));
                    }}
                  >
                    {t(`knowledge:columns.${column}`)}
                    <SortIcon order={order} column={sort} />
                  </UnstyledButton>
                )}
              </Table.Th>
            ))}
            <Table.Th className={classes['actionsHead'] ?? ''}>
              {t('knowledge:columns.actions')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((document) => (
            <Table.Tr key={document.knowledge_id}>
              <Table.Td className={classes['nameCell'] ?? ''}>
                <Link
                  to={address(`/knowledge/${document.knowledge_id}`)}
                  className={classes['name'] ?? ''}
                >
                  {document.disease_name}
                </Link>
                {document.sync_status === 'failed' && document.sync_error_message !== null && (
                  <span className={classes['reason']}>{document.sync_error_message}</span>
                )}
              </Table.Td>
              <Table.Td>
                <SyncBadge status={document.sync_status} />
              </Table.Td>
              <Table.Td className={classes['tagsCell'] ?? ''}>
                <TagList tags={document.tags} max={2} />
              </Table.Td>
              <Table.Td className={classes['time'] ?? ''}>
                <TimeText value={document.created_at} />
              </Table.Td>
              <Table.Td className={classes['time'] ?? ''} data-column="modified">
                <TimeText value={document.modified_at} />
              </Table.Td>
              <Table.Td>
                <RowActions document={document} onRemove={onRemove} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function SortIcon(props: { readonly order: SortOrder; readonly column: SortKey }) {
  const { order, column } = props;
  if (order.key !== column) {
    return <IconArrowsSort size={14} aria-hidden />;
  }
  return order.direction === 'ascending' ? (
    <IconArrowUp size={14} aria-hidden />
  ) : (
    <IconArrowDown size={14} aria-hidden />
  );
}

// Times start with the newest, words with the first letter.
function nextOrder(order: SortOrder, key: SortKey): SortOrder {
  if (order.key === key) {
    return { key, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
  }
  return { key, direction: key === 'created' || key === 'modified' ? 'descending' : 'ascending' };
}
