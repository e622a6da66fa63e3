import type { KnowledgeSummary } from '@elevendops/contract';
import { Skeleton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconSearch } from '../icons.ts';
import { useKnowledgeList } from '../knowledge/knowledge-queries.ts';
import { SyncBadge } from '../feedback/sync-badge.tsx';
import { FormSection } from './form-section.tsx';
import classes from './agent-form.module.css';

const SEARCH_FROM = 7;

/** Which documents an agent answers from. */
export function DocumentsField(props: {
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly error: string | undefined;
}) {
  const { value, onChange, error } = props;
  const { t } = useTexts('agents');
  const { query, documents } = useKnowledgeList();
  const [search, setSearch] = useState('');
  return (
    <FormSection
      title={t('agents:form.documents')}
      hint={t('agents:form.documentsHint')}
      error={error}
    >
      {documents === undefined ? (
        query.isError ? (
          <ErrorNotice
            error={query.error}
            title={t('agents:form.documentsFailed')}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        ) : (
          <Skeleton height={96} role="status" aria-label={t('app.loading')} />
        )
      ) : documents.length === 0 ? (
        <p className={classes['nothing']}>
          {t('agents:form.documentsNone')}{' '}
          <Link to="/knowledge/new">{t('agents:form.addDocument')}</Link>
        </p>
      ) : (
        <>
          {documents.length >= SEARCH_FROM && (
            <TextInput
              type="search"
              aria-label={t('agents:form.documentsSearch')}
              placeholder={t('agents:form.documentsSearch')}
              leftSection={<IconSearch size={18} aria-hidden />}
              value={search}
              onChange={(event) => {
                setSearch(event.currentTarget.value);
              }}
            />
          )}
          <DocumentChoices
            documents={documents}
            search={search}
            value={value}
            onChange={onChange}
          />
          <p className={classes['count']} role="status">
            {t('agents:form.documentsChosen', { count: value.length })}
          </p>
        </>
      )}
    </FormSection>
  );
}

function DocumentChoices(props: {
  readonly documents: readonly KnowledgeSummary[];
  readonly search: string;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const { documents, search, value, onChange } = props;
  const { t } = useTexts('agents');
  const wanted = search.trim().toLocaleLowerCase();
  const found = documents.filter(({ disease_name: name }) =>
    name.toLocaleLowerCase().includes(wanted),
  );
  if (found.length === 0) {
    return <p className={classes['nothing']}>{t('agents:form.documentsNoMatch', { search })}</p>;
  }
  return (
    <ul className={classes['choices']}>
      {found.map(({ knowledge_id: id, disease_name: name, sync_status: status }, place) => (
        <li key={id}>
          <label className={classes['choice']}>
            <input
              type="checkbox"
              {...(place === 0 && { 'data-field': 'knowledge_ids' })}
              checked={value.includes(id)}
              onChange={(event) => {
                onChange(
                  event.currentTarget.checked
                    ? [...value, id]
                    : value.filter((other) => other !== id),
                );
              }}
            />
            <span>{name}</span>
            {status !== 'completed' && <SyncBadge status={status} />}
          </label>
        </li>
      ))}
    </ul>
  );
}
