import { TEMPLATE_LIMITS, countCharacters, type TemplateInfo } from '@elevendops/contract';
import { Button, Group, Skeleton, TextInput, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconArrowLeft } from '../icons.ts';
import { useSaveTemplate, useTemplateContent } from './template-queries.ts';
import classes from './studio.module.css';

/** Makes an own template, or changes one. */
export function TemplateForm(props: {
  readonly template: TemplateInfo | null;
  readonly onDone: () => void;
}) {
  const { template, onDone } = props;
  const { t } = useTexts('studio');
  const { data, error, isFetching, refetch } = useTemplateContent(template?.template_id ?? null);
  if (template !== null && data === undefined) {
    return error === null ? (
      <Skeleton height={280} role="status" aria-label={t('app.loading')} />
    ) : (
      <ErrorNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
    );
  }
  return <Fields template={template} content={data ?? ''} onDone={onDone} />;
}

function Fields(props: {
  readonly template: TemplateInfo | null;
  readonly content: string;
  readonly onDone: () => void;
}) {
  const { template, onDone } = props;
  const { t } = useTexts('studio');
  const announce = useAnnounce();
  const save = useSaveTemplate(template?.template_id ?? null);
  const format = new Intl.NumberFormat(useLanguage());
  const [name, setName] = useState(template?.display_name ?? '');
  const [description, setDescription] = useState(template?.description ?? '');
  const [content, setContent] = useState(props.content);
  const [submitted, setSubmitted] = useState(false);
  const { displayName, description: maxDescription, minContent, maxContent } = TEMPLATE_LIMITS;
  const length = countCharacters(content.trim());
  const issues = {
    name:
      name.trim() === ''
        ? t('studio:templates.nameMissing')
        : countCharacters(name.trim()) > displayName
          ? t('studio:templates.nameTooLong', { max: displayName })
          : undefined,
    description:
      countCharacters(description) > maxDescription
        ? t('studio:templates.descriptionTooLong', { max: maxDescription })
        : undefined,
    content:
      length < minContent || length > maxContent
        ? t('studio:templates.contentLength', { min: minContent, max: format.format(maxContent) })
        : undefined,
  };
  const shown: Partial<typeof issues> = submitted ? issues : {};
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (Object.values(issues).some((issue) => issue !== undefined)) {
      return;
    }
    const change = {
      display_name: name.trim(),
      description: description.trim(),
      content: content.trim(),
    };
    save.mutate(change, {
      onSuccess() {
        announce.success(t('studio:templates.saved', { name: change.display_name }));
        onDone();
      },
    });
  };
  return (
    <form noValidate className={classes['form']} onSubmit={submit}>
      <TextInput
        label={t('studio:templates.name')}
        required
        data-autofocus
        value={name}
        error={shown.name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <TextInput
        label={t('studio:templates.description')}
        value={description}
        error={shown.description}
        onChange={(event) => {
          setDescription(event.currentTarget.value);
        }}
      />
      <Textarea
        label={t('studio:templates.content')}
        description={t('studio:templates.contentHint')}
        required
        rows={10}
        value={content}
        error={shown.content}
        onChange={(event) => {
          setContent(event.currentTarget.value);
        }}
      />
      {save.isError && <ErrorNotice error={save.error} />}
      <Group justify="space-between">
        <Button
          variant="subtle"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={onDone}
        >
          {t('studio:templates.back')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('studio:templates.save')}
        </Button>
      </Group>
    </form>
  );
}
