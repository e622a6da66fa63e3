import { documentNameOfFile } from '@elevendops/contract';
import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { toApiError } from '../api/api-error.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { DrawerFrame } from '../drawers/drawer-frame.tsx';
import { FileField } from './file-field.tsx';
import { useKnowledgeContext } from './knowledge-context.ts';
import { useKnowledgeAddress } from './list-address.ts';
import { useAddDocument, type NewDocument } from './knowledge-mutations.ts';
import { NameField } from './name-field.tsx';
import { TagField } from './tag-field.tsx';
import { TextField } from './text-field.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { useDiscardGuard } from '../drawers/use-discard-guard.tsx';
import { useDraftIssues } from './use-draft-issues.ts';
import { useIssueText } from './use-issue-text.ts';
import classes from './document-form.module.css';

/** The form of a new document: a file or pasted text, a name and tags. */
export function AddDocument() {
  const { t } = useTexts('knowledge');
  const navigate = useNavigate();
  const address = useKnowledgeAddress();
  const announce = useAnnounce();
  const { file, dragging, chooseFiles, clearFile } = useKnowledgeContext();
  const [source, setSource] = useState<'file' | 'paste'>('file');
  const [ownName, setOwnName] = useState<string | null>(null);
  const [tags, setTags] = useState<readonly string[]>(['faq']);
  const [text, setText] = useState('');
  const [share, setShare] = useState(0);
  const upload = useRef<AbortController | null>(null);
  const add = useAddDocument();
  const validation = useDraftIssues();
  const issue = useIssueText(validation.issues);
  const [unplaced, setUnplaced] = useState<unknown>(null);

  const suggested = file === null ? '' : documentNameOfFile(file.name);
  const name = ownName ?? (source === 'file' ? suggested : '');
  const guard = useDiscardGuard(file !== null || text !== '' || (ownName ?? '') !== '');
  const { forget } = validation;

  useEffect(() => {
    if (file !== null) {
      setSource('file');
      forget('file');
      forget('disease_name');
    }
  }, [file, forget]);
  useEffect(
    () => () => {
      upload.current?.abort();
      clearFile();
    },
    [clearFile],
  );

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnplaced(null);
    if (!validation.check({ source, name, tags, text, file })) {
      return;
    }
    const controller = new AbortController();
    upload.current = controller;
    setShare(0);
    const input: NewDocument =
      source === 'file' && file !== null
        ? {
            source,
            document: { disease_name: name, tags, file: file.file },
            handling: { signal: controller.signal, onProgress: setShare },
          }
        : { source: 'paste', document: { disease_name: name, tags, raw_content: text } };
    add.mutate(input, {
      onSuccess(document) {
        announce.success(t('knowledge:saved.created', { name: document.disease_name }));
        guard.release();
        void navigate(address('/knowledge'));
      },
      onError(error) {
        if (toApiError(error).code === 'CANCELLED') {
          announce.note(t('knowledge:form.uploadCancelled'));
        } else if (!validation.take(error)) {
          setUnplaced(error);
        }
      },
    });
  };
  const uploading = add.isPending && source === 'file';

  return (
    <DrawerFrame title={t('knowledge:form.addTitle')}>
      <form ref={validation.formRef} onSubmit={submit} noValidate className={classes['form']}>
        <fieldset disabled={add.isPending} className={classes['fields']}>
          <SegmentedControl
            fullWidth
            aria-label={t('knowledge:form.source')}
            value={source}
            onChange={(value) => {
              setSource(value === 'paste' ? 'paste' : 'file');
              validation.forgetAll();
            }}
            data={[
              { value: 'file', label: t('knowledge:form.sourceFile') },
              { value: 'paste', label: t('knowledge:form.sourcePaste') },
            ]}
          />
          {source === 'file' && (
            <FileField
              value={file}
              dragging={dragging}
              onChoose={chooseFiles}
              onClear={clearFile}
              error={issue('file')}
            />
          )}
          <NameField
            value={name}
            error={issue('disease_name')}
            onChange={(value) => {
              setOwnName(value);
              forget('disease_name');
            }}
          />
          <TagField
            value={tags}
            error={issue('tags')}
            onChange={(value) => {
              setTags(value);
              forget('tags');
            }}
          />
          {source === 'paste' && (
            <TextField
              value={text}
              error={issue('raw_content')}
              onChange={(value) => {
                setText(value);
                forget('raw_content');
              }}
            />
          )}
        </fieldset>
        {unplaced !== null && <ErrorNotice error={unplaced} />}
        <div className={classes['footer']}>
          {uploading && file !== null ? (
            <UploadProgress
              name={file.name}
              share={share}
              onCancel={() => {
                upload.current?.abort();
              }}
            />
          ) : (
            <>
              <Button
                variant="default"
                size="md"
                onClick={() => {
                  void navigate(address('/knowledge'));
                }}
              >
                {t('actions.cancel')}
              </Button>
              <Button type="submit" size="md" loading={add.isPending}>
                {t(source === 'file' ? 'knowledge:form.saveFile' : 'knowledge:form.savePaste')}
              </Button>
            </>
          )}
        </div>
      </form>
      {guard.dialog}
    </DrawerFrame>
  );
}
