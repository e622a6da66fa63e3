import { Skeleton } from '@mantine/core';
import { useVoices } from '../api/list-queries.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './studio-context.ts';
import { VoiceField } from './voice-field.tsx';
import classes from './studio.module.css';

/** The fourth step: who speaks. */
export function VoicesStep(props: StepProps) {
  const { draft, change, goTo } = props;
  const { t } = useTexts('studio');
  const { data: voices, error, isFetching, refetch } = useVoices();
  const { multiSpeaker, voice1, voice2 } = draft;
  const ready = voices?.some((voice) => voice.voice_id === voice1) === true;
  return (
    <StepFrame
      title={t('studio:voices.title')}
      lead={t('studio:voices.lead')}
      onBack={() => {
        goTo('edit');
      }}
      next={{
        label: t('studio:voices.next'),
        ready: ready && (!multiSpeaker || voice2 !== null),
        onNext: () => {
          goTo('audio');
        },
      }}
    >
      {voices === undefined ? (
        error === null ? (
          <Skeleton height={240} radius="lg" role="status" aria-label={t('app.loading')} />
        ) : (
          <ErrorNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
        )
      ) : (
        <div className={multiSpeaker ? classes['columnsEven'] : undefined}>
          <VoiceField
            label={t(multiSpeaker ? 'studio:voices.first' : 'studio:voices.single')}
            voices={voices}
            language={draft.speaker1Languages[0]}
            value={voice1}
            onChange={(id) => {
              change({ voice1: id });
            }}
          />
          {multiSpeaker && (
            <VoiceField
              label={t('studio:voices.second')}
              voices={voices}
              language={draft.speaker2Languages[0]}
              value={voice2}
              onChange={(id) => {
                change({ voice2: id });
              }}
            />
          )}
        </div>
      )}
      {multiSpeaker && voice1 !== null && voice1 === voice2 && (
        <p className={classes['hint']} role="status">
          {t('studio:voices.same')}
        </p>
      )}
    </StepFrame>
  );
}
