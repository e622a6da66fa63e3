import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPencil, IconSparkles } from '../icons.ts';
import { scriptOrderOf } from './draft.ts';
import { PromptTools } from './prompt-tools.tsx';
import { SpeakerSettings } from './speaker-settings.tsx';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './studio-context.ts';
import { TemplateField } from './template-field.tsx';
import { WritingPanel } from './writing-panel.tsx';
import classes from './studio.module.css';

/** The second step: what the script is to be like, and its writing. */
export function ScriptStep(props: StepProps) {
  const { draft, change, goTo, writer } = props;
  const { t } = useTexts('studio');
  const [asking, setAsking] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const languagesMissing =
    draft.speaker1Languages.length === 0 ||
    (draft.multiSpeaker && draft.speaker2Languages.length === 0);
  const start = () => {
    const order = scriptOrderOf(draft);
    setAsking(false);
    if (order !== null) {
      writer.start(order);
      panel.current?.scrollIntoView({ block: 'nearest' });
    }
  };
  const takePartial = () => {
    change({ script: writer.text, writtenBy: null, warning: null });
    goTo('edit');
  };
  const { phase } = writer;
  const hasScript = (phase === 'idle' || phase === 'written') && draft.script.trim() !== '';
  return (
    <StepFrame
      title={t('studio:script.title')}
      lead={t('studio:script.lead')}
      onBack={() => {
        goTo('document');
      }}
    >
      <div className={classes['columns']}>
        <div className={`card ${classes['panel'] ?? ''}`}>
          <TemplateField draft={draft} change={change} />
          <SpeakerSettings draft={draft} change={change} />
          <PromptTools draft={draft} change={change} />
        </div>
        <div className={classes['aside']} ref={panel}>
          <div className={`card ${classes['panel'] ?? ''}`}>
            <div className={classes['writeActions']}>
              <Button
                size="md"
                leftSection={<IconSparkles size={19} aria-hidden />}
                disabled={phase === 'writing' || languagesMissing}
                onClick={() => {
                  if (draft.script.trim() === '') {
                    start();
                  } else {
                    setAsking(true);
                  }
                }}
              >
                {t(
                  phase === 'idle' && !hasScript ? 'studio:script.generate' : 'studio:script.again',
                )}
              </Button>
              {phase === 'idle' && !hasScript && (
                <Button
                  size="md"
                  variant="default"
                  leftSection={<IconPencil size={18} aria-hidden />}
                  onClick={() => {
                    goTo('edit');
                  }}
                >
                  {t('studio:script.write')}
                </Button>
              )}
            </div>
            <WritingPanel
              writer={hasScript ? withDraft(props) : writer}
              onRetry={start}
              onTake={() => {
                goTo('edit');
              }}
              onTakePartial={takePartial}
            />
          </div>
        </div>
      </div>
      <ConfirmDialog
        opened={asking}
        title={t('studio:script.replaceTitle')}
        text={t('studio:script.replaceText')}
        keep={t('studio:document.keep')}
        confirm={t('studio:script.replaceConfirm')}
        onKeep={() => {
          setAsking(false);
        }}
        onConfirm={start}
      />
    </StepFrame>
  );
}

/** The script of the draft, as it was changed since it was written, or kept over a reload. */
function withDraft({ draft, writer }: StepProps): StepProps['writer'] {
  const { script: text, writtenBy: model, warning } = draft;
  return { ...writer, phase: 'written', text, model, warning };
}
