import { Button, Skeleton, TextInput } from '@mantine/core';
import { Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { lazyPart } from '../fetching/fetch-code.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPlus, IconSearch } from '../icons.ts';
import { EmptyArt } from '../knowledge/empty-art.tsx';
import { useKnowledgeDocument, useKnowledgeList } from '../knowledge/knowledge-queries.ts';
import { DocumentChoice } from './document-choice.tsx';
import { withDocument } from './draft.ts';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './studio-context.ts';
import classes from './studio.module.css';

const SHOWN = 40;

const DocumentText = lazyPart(
  async () => (await import('../knowledge/document-text.tsx')).DocumentText,
);

/** The first step: which document the script is about. */
export function DocumentStep(props: StepProps) {
  const { draft, change, goTo, writer } = props;
  const { t } = useTexts('studio');
  const { query, documents } = useKnowledgeList();
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const matches = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return (documents ?? []).filter(({ disease_name: name, tags }) =>
      [name, ...tags].some((text) => text.toLocaleLowerCase().includes(wanted)),
    );
  }, [documents, search]);
  const take = (id: string) => {
    writer.reset();
    change(withDocument(draft, id));
    setAsked(null);
  };
  const choose = (id: string) => {
    if (draft.script.trim() !== '' && id !== draft.knowledgeId) {
      setAsked(id);
    } else {
      take(id);
    }
  };
  if (documents?.length === 0) {
    return <NoDocuments />;
  }
  const chosen = documents?.find(({ knowledge_id: id }) => id === draft.knowledgeId);
  return (
    <StepFrame
      title={t('studio:document.title')}
      lead={t('studio:document.lead')}
      next={{
        label: t('studio:document.next'),
        ready: chosen !== undefined,
        onNext: () => {
          goTo('script');
        },
      }}
    >
      {query.isError && documents === undefined ? (
        <ErrorNotice
          error={query.error}
          retrying={query.isFetching}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <div className={`card ${classes['panel'] ?? ''}`}>
          <TextInput
            type="search"
            aria-label={t('studio:document.search')}
            placeholder={t('studio:document.search')}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
            }}
          />
          {documents === undefined ? (
            <div role="status" aria-label={t('app.loading')} className={classes['choices']}>
              {[1, 2, 3].map((row) => (
                <Skeleton key={row} height={64} radius="md" />
              ))}
            </div>
          ) : (
            <DocumentChoice
              documents={matches.slice(0, SHOWN)}
              chosen={draft.knowledgeId}
              onChoose={choose}
            />
          )}
          {matches.length > SHOWN && (
            <p className={classes['hint']}>
              {t('studio:document.more', { shown: SHOWN, total: matches.length })}
            </p>
          )}
          {documents !== undefined && matches.length === 0 && (
            <p className={classes['hint']}>{t('studio:document.none', { search })}</p>
          )}
          {chosen !== undefined && (
            <Button
              variant="subtle"
              className={classes['start'] ?? ''}
              aria-expanded={reading}
              onClick={() => {
                setReading(!reading);
              }}
            >
              {t(reading ? 'studio:document.hide' : 'studio:document.show')}
            </Button>
          )}
          {chosen !== undefined && reading && <Reading id={chosen.knowledge_id} />}
        </div>
      )}
      <ConfirmDialog
        opened={asked !== null}
        title={t('studio:document.changeTitle')}
        text={t('studio:document.changeText')}
        keep={t('studio:document.keep')}
        confirm={t('studio:document.changeConfirm')}
        onKeep={() => {
          setAsked(null);
        }}
        onConfirm={() => {
          take(asked ?? '');
        }}
      />
    </StepFrame>
  );
}

function Reading(props: { readonly id: string }) {
  const { t } = useTexts('studio');
  const { data, error, isFetching, refetch } = useKnowledgeDocument(props.id);
  if (data !== undefined) {
    return (
      <div className={classes['reading']} tabIndex={0} role="group" aria-label={data.disease_name}>
        <Suspense fallback={<Skeleton height={120} />}>
          <DocumentText text={data.raw_content} />
        </Suspense>
      </div>
    );
  }
  return error === null ? (
    <Skeleton height={120} role="status" aria-label={t('app.loading')} />
  ) : (
    <ErrorNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
  );
}

function NoDocuments() {
  const { t } = useTexts('studio');
  return (
    <div className={`card ${classes['empty'] ?? ''}`}>
      <EmptyArt />
      <h2>{t('studio:document.emptyTitle')}</h2>
      <p>{t('studio:document.emptyText')}</p>
      <Button
        component={Link}
        to="/knowledge/new"
        size="md"
        leftSection={<IconPlus size={19} aria-hidden />}
      >
        {t('studio:document.add')}
      </Button>
    </div>
  );
}
