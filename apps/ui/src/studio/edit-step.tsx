import { AUDIO_LIMITS, countCharacters } from '@elevendops/contract';
import { Button, TextInput, Textarea } from '@mantine/core';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPrinter } from '../icons.ts';
import { PrintSheet } from '../print/print-sheet.tsx';
import { scriptProblem } from './draft.ts';
import { useMinutesText } from './use-minutes-text.ts';
import { ScriptNotice } from './script-notice.tsx';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './studio-context.ts';
import classes from './studio.module.css';

/** The third step: the script as the person wants it. */
export function EditStep(props: StepProps) {
  const { draft, change, goTo } = props;
  const { t } = useTexts('studio');
  const format = new Intl.NumberFormat(useLanguage());
  const minutes = useMinutesText()(draft.script);
  const problem = scriptProblem(draft.script);
  const tooLong = (text: string, max: number) =>
    countCharacters(text.trim()) > max
      ? t('studio:edit.nameTooLong', { max: format.format(max) })
      : undefined;
  const nameIssue = tooLong(draft.name, AUDIO_LIMITS.name);
  const descriptionIssue = tooLong(draft.description, AUDIO_LIMITS.description);
  const max = format.format(AUDIO_LIMITS.script);
  return (
    <StepFrame
      title={t('studio:edit.title')}
      lead={t('studio:edit.lead')}
      onBack={() => {
        goTo('script');
      }}
      next={{
        label: t('studio:edit.next'),
        ready: problem === null && nameIssue === undefined && descriptionIssue === undefined,
        onNext: () => {
          goTo('voices');
        },
      }}
    >
      <div className={`card ${classes['panel'] ?? ''}`}>
        <ScriptNotice model={draft.writtenBy} warning={draft.warning} />
        <div className={classes['pair']}>
          <TextInput
            label={t('studio:edit.name')}
            description={t('studio:edit.nameHint')}
            value={draft.name}
            error={nameIssue}
            onChange={(event) => {
              change({ name: event.currentTarget.value });
            }}
          />
          <TextInput
            label={t('studio:edit.description')}
            description={t('studio:edit.descriptionHint')}
            value={draft.description}
            error={descriptionIssue}
            onChange={(event) => {
              change({ description: event.currentTarget.value });
            }}
          />
        </div>
        <div>
          <Textarea
            label={t('studio:edit.script')}
            description={t('studio:edit.labels')}
            classNames={{ input: classes['scriptInput'] ?? '' }}
            value={draft.script}
            error={problem === 'tooLong' ? t('studio:edit.tooLong', { max }) : undefined}
            onChange={(event) => {
              change({ script: event.currentTarget.value });
            }}
          />
          <p className={classes['counts']} data-over={problem === 'tooLong' || undefined}>
            <span>
              {t('studio:edit.count', {
                used: format.format(countCharacters(draft.script)),
                max,
              })}
            </span>
            <span>{minutes}</span>
          </p>
          {problem === 'empty' && <p className={classes['hint']}>{t('studio:edit.empty')}</p>}
        </div>
        <Button
          variant="subtle"
          className={classes['start'] ?? ''}
          leftSection={<IconPrinter size={18} aria-hidden />}
          disabled={problem === 'empty'}
          onClick={() => {
            window.print();
          }}
        >
          {t('studio:edit.print')}
        </Button>
        <PrintSheet title={draft.name}>{draft.script}</PrintSheet>
      </div>
    </StepFrame>
  );
}
