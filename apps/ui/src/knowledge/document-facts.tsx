import { countCharacters, type KnowledgeDocument } from '@elevendops/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { TimeText } from '../time/time-text.tsx';
import classes from './document-view.module.css';

/** Everything that is known about a document apart from its text. */
export function DocumentFacts(props: { readonly document: KnowledgeDocument }) {
  const { document } = props;
  const { t } = useTexts('knowledge');
  const numbers = new Intl.NumberFormat(useLanguage());
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('knowledge:document.status'), t(`sync.explain.${document.sync_status}`)],
    [t('knowledge:document.created'), <TimeText key="created" value={document.created_at} />],
    [t('knowledge:document.modified'), <TimeText key="modified" value={document.modified_at} />],
    [t('knowledge:document.lastSync'), <TimeText key="sync" value={document.last_sync_attempt} />],
    [t('knowledge:document.attempts'), numbers.format(document.sync_retry_count)],
    [t('knowledge:document.characters'), numbers.format(countCharacters(document.raw_content))],
    [t('knowledge:document.platformId'), document.elevenlabs_document_id ?? '–'],
    [t('knowledge:document.id'), document.knowledge_id],
  ];
  return (
    <dl className={classes['facts']}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
