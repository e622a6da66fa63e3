import { AUDIO_LIMITS, countCharacters, type AudioFile } from '@elevendops/contract';
import { Button, Group, TextInput, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { useUpdateAudio } from './library-mutations.ts';
import { WideDialog } from './wide-dialog.tsx';
import classes from './studio.module.css';

/** Changes title and description of a recording; closed for null. */
export function AudioDetailsDialog(props: {
  readonly file: AudioFile | null;
  readonly onClose: () => void;
}) {
  const { file, onClose } = props;
  const { t } = useTexts('studio');
  return (
    <WideDialog opened={file !== null} title={t('studio:library.editTitle')} onClose={onClose}>
      {file !== null && <Fields file={file} onClose={onClose} />}
    </WideDialog>
  );
}

function Fields(props: { readonly file: AudioFile; readonly onClose: () => void }) {
  const { file, onClose } = props;
  const { t } = useTexts('studio');
  const announce = useAnnounce();
  const update = useUpdateAudio(file.audio_id);
  const format = new Intl.NumberFormat(useLanguage());
  const [name, setName] = useState(file.name);
  const [description, setDescription] = useState(file.description);
  const issueOf = (text: string, max: number) =>
    countCharacters(text.trim()) > max
      ? t('studio:edit.nameTooLong', { max: format.format(max) })
      : undefined;
  const nameIssue = issueOf(name, AUDIO_LIMITS.name);
  const descriptionIssue = issueOf(description, AUDIO_LIMITS.description);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (nameIssue !== undefined || descriptionIssue !== undefined) {
      return;
    }
    update.mutate(
      { name: name.trim(), description: description.trim() },
      {
        onSuccess(saved) {
          announce.success(t('studio:library.saved', { name: saved.name }));
          onClose();
        },
      },
    );
  };
  return (
    <form noValidate className={classes['form']} onSubmit={submit}>
      <TextInput
        label={t('studio:edit.name')}
        data-autofocus
        value={name}
        error={nameIssue}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <Textarea
        label={t('studio:edit.description')}
        rows={4}
        value={description}
        error={descriptionIssue}
        onChange={(event) => {
          setDescription(event.currentTarget.value);
        }}
      />
      {update.isError && <ErrorNotice error={update.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('actions.cancel')}
        </Button>
        <Button type="submit" loading={update.isPending}>
          {t('actions.save')}
        </Button>
      </Group>
    </form>
  );
}
