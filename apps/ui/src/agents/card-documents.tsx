import type { Agent, KnowledgeSummary } from '@elevendops/contract';
import { Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../i18n/use-texts.ts';
import { IconClock, IconFileText } from '../icons.ts';
import { linkedDocuments } from './view-agents.ts';
import classes from './agents.module.css';

const SHOWN = 3;

/** What an agent knows: its first documents, how many more, and whether it waits for some of them. */
export function CardDocuments(props: {
  readonly agent: Agent;
  readonly documents: readonly KnowledgeSummary[] | undefined;
}) {
  const { agent, documents } = props;
  const { t } = useTexts('agents');
  if (agent.knowledge_ids.length === 0) {
    return <p className={classes['nothing']}>{t('agents:card.noDocuments')}</p>;
  }
  if (documents === undefined) {
    return <Skeleton height={24} width="60%" radius="sm" />;
  }
  const links = linkedDocuments(agent, documents);
  const waiting = links.filter(
    ({ document }) => document !== null && document.sync_status !== 'completed',
  ).length;
  return (
    <div className={classes['knows']}>
      <ul aria-label={t('agents:card.documents', { count: links.length })}>
        {links.slice(0, SHOWN).map(({ id, document }) => (
          <li key={id}>
            <IconFileText size={17} aria-hidden />
            {document === null ? (
              t('agents:card.unknownDocument')
            ) : (
              <Link to={`/knowledge/${id}`}>{document.disease_name}</Link>
            )}
          </li>
        ))}
        {links.length > SHOWN && (
          <li>{t('agents:card.moreDocuments', { count: links.length - SHOWN })}</li>
        )}
      </ul>
      {waiting > 0 && (
        <p className={classes['waiting']}>
          <IconClock size={16} aria-hidden />
          {t('agents:card.waiting', { count: waiting })}
        </p>
      )}
    </div>
  );
}
