import type { KnowledgeDocument, UpdateKnowledge } from '@elevendops/contract';
import { Button, Skeleton } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { changesOf } from './changes-of.ts';
import { DrawerFrame } from '../drawers/drawer-frame.tsx';
import { useKnowledgeAddress } from './list-address.ts';
import { useUpdateDocument } from './knowledge-mutations.ts';
import { useKnowledgeDocument } from './knowledge-queries.ts';
import { NameField } from './name-field.tsx';
import { TagField } from './tag-field.tsx';
import { TextField } from './text-field.tsx';
import { useDiscardGuard } from '../drawers/use-discard-guard.tsx';
import { useDraftIssues } from './use-draft-issues.ts';
import { useIssueText } from './use-issue-text.ts';
import classes from './document-form.module.css';

/** The form that changes a document. */
export function EditDocument() {
  const { t } = useTexts('knowledge');
  const { id = '' } = useParams();
  const document = useKnowledgeDocument(id);
  return (
    <DrawerFrame title={t('knowledge:form.editTitle')}>
      {document.data !== undefined ? (
        <EditForm key={id} document={document.data} />
      ) : document.isError ? (
        <ErrorNotice
          error={document.error}
          onRetry={() => void document.refetch()}
          retrying={document.isFetching}
        />
      ) : (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton height={48} mb="lg" />
          <Skeleton height={96} mb="lg" />
          <Skeleton height={320} />
        </div>
      )}
    </DrawerFrame>
  );
}

function EditForm(props: { readonly document: KnowledgeDocument }) {
  // What was opened is what the changes are compared with, even when the list reads it again.
  const [before] = useState(props.document);
  const { t } = useTexts('knowledge');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [name, setName] = useState(before.disease_name);
  const [tags, setTags] = useState<readonly string[]>(before.tags);
  const [text, setText] = useState(before.raw_content);
  const update = useUpdateDocument(before.knowledge_id);
  const validation = useDraftIssues();
  const issue = useIssueText(validation.issues);
  const [unplaced, setUnplaced] = useState<unknown>(null);
  const changes: UpdateKnowledge = changesOf(before, { name, tags, text });
  const changed = Object.keys(changes).length > 0;
  const guard = useDiscardGuard(changed);
  const backTo = useBackTo(`/knowledge/${before.knowledge_id}`);
  const address = useKnowledgeAddress();
  const back = () => void navigate(address(backTo));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnplaced(null);
    if (!validation.check({ source: 'paste', name, tags, text, file: null })) {
      return;
    }
    if (!changed) {
      back();
      return;
    }
    update.mutate(changes, {
      onSuccess(document) {
        announce.success(t('knowledge:saved.updated', { name: document.disease_name }));
        guard.release();
        back();
      },
      onError(error) {
        if (!validation.take(error)) {
          setUnplaced(error);
        }
      },
    });
  };

  return (
    <form ref={validation.formRef} onSubmit={submit} noValidate className={classes['form']}>
      <fieldset disabled={update.isPending} className={classes['fields']}>
        <NameField
          value={name}
          error={issue('disease_name')}
          onChange={(value) => {
            setName(value);
            validation.forget('disease_name');
          }}
        />
        <TagField
          value={tags}
          error={issue('tags')}
          onChange={(value) => {
            setTags(value);
            validation.forget('tags');
          }}
        />
        <TextField
          value={text}
          error={issue('raw_content')}
          onChange={(value) => {
            setText(value);
            validation.forget('raw_content');
          }}
        />
      </fieldset>
      {unplaced !== null && <ErrorNotice error={unplaced} />}
      <div className={classes['footer']}>
        <Button variant="default" size="md" onClick={back}>
          {t('actions.cancel')}
        </Button>
        <Button type="submit" size="md" loading={update.isPending}>
          {t('actions.save')}
        </Button>
      </div>
      {guard.dialog}
    </form>
  );
}

/** Where the form was opened from: the list says so in the state of its link. */
function useBackTo(otherwise: string): string {
  const state: unknown = useLocation().state;
  const given = typeof state === 'object' && state !== null && 'backTo' in state && state.backTo;
  return typeof given === 'string' ? given : otherwise;
}
