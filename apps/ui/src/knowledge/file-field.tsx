import { KNOWLEDGE_LIMITS, UPLOAD_EXTENSIONS } from '@elevendops/contract';
import { CloseButton, Input } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconFileText, IconFileUpload } from '../icons.ts';
import { CharacterCount } from './character-count.tsx';
import type { ChosenFile } from './chosen-file.ts';
import { formatBytes } from './format-bytes.ts';
import classes from './document-form.module.css';

/** The file of a new document: dropped, or chosen with the browser's own dialog. */
export function FileField(props: {
  readonly value: ChosenFile | null;
  readonly dragging: boolean;
  readonly onChoose: (files: readonly File[]) => void;
  readonly onClear: () => void;
  readonly error: ReactNode;
}) {
  const { value, dragging, onChoose, onClear, error } = props;
  const { t } = useTexts('knowledge');
  const language = useLanguage();
  const errorId = useId();
  return (
    <Input.Wrapper
      labelElement="div"
      label={t('knowledge:form.file')}
      error={error}
      errorProps={{ id: errorId }}
    >
      <label
        className={classes['drop']}
        data-dragging={dragging || undefined}
        data-error={error !== undefined || undefined}
        data-filled={value !== null || undefined}
      >
        {/* A real file input on top of the area: keyboard, dialog and screen reader come with it. */}
        <input
          type="file"
          className={classes['input']}
          data-field="file"
          accept={UPLOAD_EXTENSIONS.join(',')}
          aria-label={t('knowledge:form.fileInput')}
          aria-describedby={error === undefined ? undefined : errorId}
          aria-invalid={error !== undefined || undefined}
          onChange={(event) => {
            onChoose([...(event.currentTarget.files ?? [])]);
            // The same file may be chosen again after it was changed on disk.
            event.currentTarget.value = '';
          }}
        />
        {value === null ? (
          <span className={classes['dropText']}>
            <IconFileUpload size={34} aria-hidden />
            <b>{t(dragging ? 'knowledge:dropAnywhere' : 'knowledge:form.dropTitle')}</b>
            <small>{t('knowledge:form.dropHint')}</small>
          </span>
        ) : (
          <span className={classes['file']}>
            <IconFileText size={30} aria-hidden />
            <span>
              <b>{value.name}</b>
              <small>{formatBytes(value.size, language)}</small>
            </span>
            <CloseButton
              size="lg"
              className={classes['clear'] ?? ''}
              aria-label={t('knowledge:form.removeFile')}
              onClick={(event) => {
                // The label around it would open the dialog.
                event.preventDefault();
                onClear();
              }}
            />
          </span>
        )}
      </label>
      {value?.characters !== null && value?.characters !== undefined && (
        <CharacterCount count={value.characters} max={KNOWLEDGE_LIMITS.rawContent} />
      )}
    </Input.Wrapper>
  );
}
