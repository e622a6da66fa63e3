import type { ConversationSummary } from '@elevendops/contract';
import { Table } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { TimeText } from '../time/time-text.tsx';
import { exactTime } from '../time/relative-time.ts';
import { StateBadge } from './state-badge.tsx';
import { useDuration } from './use-duration.ts';
import classes from './insights.module.css';

const COLUMNS = ['patient', 'state', 'questions', 'agent', 'duration', 'date'] as const;

/** Conversations as rows; on a phone each row is a card. */
export function ConversationTable(props: { readonly rows: readonly ConversationSummary[] }) {
  const { t } = useTexts('insights');
  return (
    <Table className={classes['table'] ?? ''} aria-label={t('insights:listLabel')}>
      <Table.Thead>
        <Table.Tr>
          {COLUMNS.map((column) => (
            <Table.Th key={column} scope="col" data-column={column}>
              {t(`insights:columns.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.rows.map((conversation) => (
          <Row key={conversation.conversation_id} conversation={conversation} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row(props: { readonly conversation: ConversationSummary }) {
  const { conversation } = props;
  const { t } = useTexts('insights');
  const { search } = useLocation();
  const language = useLanguage();
  const duration = useDuration();
  const patient = conversation.patient_id;
  const date = exactTime(new Date(conversation.created_at), language);
  return (
    <Table.Tr>
      <Table.Td data-column="patient">
        <Link
          to={`/insights/${conversation.conversation_id}`}
          state={{ search }}
          className={classes['name'] ?? ''}
          aria-label={t('insights:open', { patient, date })}
        >
          {patient}
        </Link>
        {conversation.main_concerns.length > 0 && (
          <span className={classes['concern']}>{conversation.main_concerns.join(' · ')}</span>
        )}
      </Table.Td>
      <Table.Td data-column="state">
        <StateBadge conversation={conversation} />
      </Table.Td>
      <Table.Td data-column="questions">
        {conversation.unanswered_count > 0 && (
          <b>{t('insights:openCount', { count: conversation.unanswered_count })}</b>
        )}
        <span>{t('insights:answeredCount', { count: conversation.answered_count })}</span>
      </Table.Td>
      <Table.Td data-column="agent">{conversation.agent_name}</Table.Td>
      <Table.Td data-column="duration">{duration(conversation.duration_seconds)}</Table.Td>
      <Table.Td data-column="date">
        <TimeText value={conversation.created_at} />
      </Table.Td>
    </Table.Tr>
  );
}
