import type { AudioFile } from '@elevendops/contract';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useAudioList } from '../api/list-queries.ts';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { SelectField } from '../forms/select-field.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconMicrophone2, IconSearch, IconTrash } from '../icons.ts';
import { EmptyArt } from '../knowledge/empty-art.tsx';
import { useKnowledgeList } from '../knowledge/knowledge-queries.ts';
import { AudioDetailsDialog } from './audio-details.tsx';
import { LibraryItem } from './library-item.tsx';
import { useRemoveAudio, useRemovingAudio } from './library-mutations.ts';
import { ScriptDialog } from './script-dialog.tsx';
import classes from './studio.module.css';

const STEP = 20;

/** Every recording there is: to hear, find, rename, take away and delete. */
export function Library() {
  const { t } = useTexts('studio');
  const { query, entries, total } = useAudioList();
  const { documents = [] } = useKnowledgeList();
  const removing = useRemovingAudio();
  const remove = useRemoveAudio();
  const [search, setSearch] = useState('');
  const [document, setDocument] = useState('');
  const [shown, setShown] = useState(STEP);
  const [asked, setAsked] = useState<AudioFile | null>(null);
  const [edited, setEdited] = useState<AudioFile | null>(null);
  const [read, setRead] = useState<AudioFile | null>(null);
  const nameOf = useMemo(() => {
    const names = new Map(documents.map((one) => [one.knowledge_id, one.disease_name]));
    return (id: string) => names.get(id) ?? t('studio:library.unknownDocument');
  }, [documents, t]);
  const wanted = search.trim().toLocaleLowerCase();
  const matches = (entries ?? []).filter(
    (file) =>
      !removing.includes(file.audio_id) &&
      (document === '' || file.knowledge_id === document) &&
      [file.name, file.description, nameOf(file.knowledge_id)].some((text) =>
        text.toLocaleLowerCase().includes(wanted),
      ),
  );
  const used = [...new Set((entries ?? []).map((file) => file.knowledge_id))];
  const retry = () => void query.refetch();

  if (entries === undefined) {
    return query.isError ? (
      <ErrorNotice error={query.error} retrying={query.isFetching} onRetry={retry} />
    ) : (
      <div role="status" aria-label={t('app.loading')} className={classes['recordings']}>
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} height={150} radius="lg" />
        ))}
      </div>
    );
  }
  if (entries.length === 0) {
    return <EmptyLibrary />;
  }
  return (
    <section aria-label={t('studio:views.library')}>
      {query.isError && (
        <ErrorNotice
          error={query.error}
          title={t('studio:library.stale')}
          retrying={query.isFetching}
          onRetry={retry}
        />
      )}
      <div className={classes['filters']}>
        <TextInput
          type="search"
          label={t('studio:library.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
        />
        <SelectField label={t('studio:library.document')} value={document} onChange={setDocument}>
          <option value="">{t('studio:library.allDocuments')}</option>
          {used.map((id) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </SelectField>
        <p className={classes['hint']} role="status">
          {t('studio:library.count', {
            count: wanted === '' && document === '' ? total - removing.length : matches.length,
          })}
        </p>
      </div>
      {matches.length === 0 && (
        <div className={`card ${classes['empty'] ?? ''}`}>
          <p>{t('studio:library.noMatch')}</p>
          <Button
            variant="default"
            onClick={() => {
              setSearch('');
              setDocument('');
            }}
          >
            {t('studio:library.clear')}
          </Button>
        </div>
      )}
      <ul className={classes['recordings']} aria-label={t('studio:library.label')}>
        {matches.slice(0, shown).map((file) => (
          <LibraryItem
            key={file.audio_id}
            file={file}
            documentName={nameOf(file.knowledge_id)}
            onRead={setRead}
            onEdit={setEdited}
            onRemove={setAsked}
          />
        ))}
      </ul>
      {matches.length > shown && (
        <Button
          variant="default"
          mt="md"
          onClick={() => {
            setShown(shown + STEP);
          }}
        >
          {t('studio:library.more')}
        </Button>
      )}
      <ScriptDialog
        file={read}
        onClose={() => {
          setRead(null);
        }}
      />
      <AudioDetailsDialog
        file={edited}
        onClose={() => {
          setEdited(null);
        }}
      />
      <ConfirmDialog
        opened={asked !== null}
        title={t('studio:library.removeTitle')}
        text={t('studio:library.removeText', { name: asked?.name ?? '' })}
        keep={t('studio:library.keep')}
        confirm={t('studio:library.removeConfirm')}
        icon={<IconTrash size={18} aria-hidden />}
        onKeep={() => {
          setAsked(null);
        }}
        onConfirm={() => {
          if (asked !== null) {
            remove.mutate(asked);
          }
          setAsked(null);
        }}
      />
    </section>
  );
}

function EmptyLibrary() {
  const { t } = useTexts('studio');
  return (
    <div className={`card ${classes['empty'] ?? ''}`}>
      <EmptyArt />
      <h2>{t('studio:library.emptyTitle')}</h2>
      <p>{t('studio:library.emptyText')}</p>
      <Button
        component={Link}
        to="/studio"
        size="md"
        leftSection={<IconMicrophone2 size={19} aria-hidden />}
      >
        {t('studio:library.make')}
      </Button>
    </div>
  );
}
