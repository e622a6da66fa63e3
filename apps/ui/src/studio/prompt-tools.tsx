import { Button, Input } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconEye, IconPencil } from '../icons.ts';
import { configOf } from './draft.ts';
import { PromptPreviewDialog } from './prompt-preview.tsx';
import type { StepProps } from './studio-context.ts';
import { SystemPromptDialog } from './system-prompt.tsx';
import classes from './studio.module.css';

/** For those who want to see, or change, what the model is told. */
export function PromptTools(props: Pick<StepProps, 'draft' | 'change'>) {
  const { draft, change } = props;
  const { t } = useTexts('studio');
  const [open, setOpen] = useState<'preview' | 'system' | null>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <Input.Wrapper labelElement="div" label={t('studio:script.prompt')}>
      <div className={classes['promptTools']}>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconEye size={18} aria-hidden />}
          onClick={() => {
            setOpen('preview');
          }}
        >
          {t('studio:script.preview')}
        </Button>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPencil size={18} aria-hidden />}
          onClick={() => {
            setOpen('system');
          }}
        >
          {t('studio:script.systemPrompt')}
        </Button>
      </div>
      {draft.systemPrompt !== null && (
        <p className={classes['hint']}>{t('studio:script.systemPromptChanged')}</p>
      )}
      <PromptPreviewDialog config={open === 'preview' ? configOf(draft) : null} onClose={close} />
      <SystemPromptDialog
        opened={open === 'system'}
        value={draft.systemPrompt}
        onClose={close}
        onUse={(systemPrompt) => {
          change({ systemPrompt });
          close();
        }}
      />
    </Input.Wrapper>
  );
}
