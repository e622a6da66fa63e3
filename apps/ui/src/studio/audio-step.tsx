import { Button, Loader, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { Link } from 'react-router';
import { toApiError } from '../api/api-error.ts';
import { useVoices } from '../api/list-queries.ts';
import { AudioPlayer } from '../audio/audio-player.tsx';
import { clockTime } from '../audio/clock-time.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconCircleCheck, IconHeadphones } from '../icons.ts';
import { useKnowledgeList } from '../knowledge/knowledge-queries.ts';
import { useClock } from '../time/clock.tsx';
import { audioOrderOf } from './draft.ts';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './studio-context.ts';
import { useMinutesText } from './use-minutes-text.ts';
import classes from './studio.module.css';

/** The last step: the script becomes sound. */
export function AudioStep(props: StepProps) {
  const { draft, goTo, maker } = props;
  const { state } = maker;
  const { t } = useTexts('studio');
  const order = audioOrderOf(draft);
  const cancelled = state.isError && toApiError(state.error).code === 'CANCELLED';
  const start = () => {
    if (order !== null) {
      maker.start(order);
    }
  };
  if (state.isSuccess) {
    return <Done {...props} />;
  }
  return (
    <StepFrame
      title={t('studio:audio.title')}
      lead={t('studio:audio.lead')}
      {...(!state.isPending && {
        onBack: () => {
          goTo('voices');
        },
      })}
    >
      <div className={`card ${classes['panel'] ?? ''}`}>
        <Summary {...props} />
        {state.isPending ? (
          <Working startedAt={maker.startedAt} onCancel={maker.cancel} />
        ) : (
          <>
            {cancelled && (
              <p role="status" className={classes['hint']}>
                {t('studio:audio.cancelled')}
              </p>
            )}
            {state.isError && !cancelled && <ErrorNotice error={state.error} onRetry={start} />}
            <Button
              size="lg"
              className={classes['start'] ?? ''}
              leftSection={<IconHeadphones size={22} aria-hidden />}
              onClick={start}
            >
              {t('studio:audio.start')}
            </Button>
          </>
        )}
      </div>
    </StepFrame>
  );
}

function Summary({ draft }: StepProps) {
  const { t } = useTexts('studio');
  const minutes = useMinutesText();
  const { documents = [] } = useKnowledgeList();
  const { data: voices = [] } = useVoices();
  const nameOf = (id: string | null) =>
    voices.find((voice) => voice.voice_id === id)?.name ?? id ?? '';
  const document = documents.find(({ knowledge_id: id }) => id === draft.knowledgeId);
  const facts: readonly (readonly [string, string])[] = [
    [t('studio:audio.document'), document?.disease_name ?? ''],
    [
      t('studio:audio.name'),
      draft.name.trim() === '' ? t('studio:audio.unnamed') : draft.name.trim(),
    ],
    [t('studio:audio.length'), minutes(draft.script)],
    ...(draft.multiSpeaker
      ? ([
          [t('studio:audio.voice1'), nameOf(draft.voice1)],
          [t('studio:audio.voice2'), nameOf(draft.voice2)],
        ] as const)
      : ([[t('studio:audio.voice'), nameOf(draft.voice1)]] as const)),
  ];
  return (
    <dl className={classes['facts']}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Working(props: { readonly startedAt: Date | null; readonly onCancel: () => void }) {
  const { startedAt, onCancel } = props;
  const { t } = useTexts('studio');
  const clock = useClock();
  const [now, setNow] = useState(clock);
  useInterval(
    () => {
      setNow(clock());
    },
    1_000,
    { autoInvoke: true },
  );
  const seconds = startedAt === null ? 0 : (now.getTime() - startedAt.getTime()) / 1_000;
  return (
    <div className={classes['working']}>
      <Loader aria-hidden />
      <div>
        <b role="status">{t('studio:audio.working')}</b>
        <Text size="sm">{t('studio:audio.elapsed', { time: clockTime(seconds) })}</Text>
        <Text size="sm" c="dimmed">
          {t('studio:audio.stay')}
        </Text>
      </div>
      <Button variant="default" onClick={onCancel}>
        {t('studio:audio.cancel')}
      </Button>
    </div>
  );
}

function Done({ maker, change, goTo }: StepProps) {
  const { t } = useTexts('studio');
  const file = maker.state.data;
  if (file === undefined) {
    return null;
  }
  return (
    <section className={`card ${classes['panel'] ?? ''}`}>
      <div className={classes['done']} role="status">
        <IconCircleCheck size={40} aria-hidden className="accentMark" />
        <div>
          <h2>{t('studio:audio.done')}</h2>
          <p>{t('studio:audio.doneText')}</p>
        </div>
      </div>
      <h3 className="breakable">{file.name}</h3>
      <AudioPlayer
        src={file.audio_url}
        name={file.name}
        durationSeconds={file.duration_seconds}
        wave="at-once"
      />
      <div className={classes['writeActions']}>
        <Button component={Link} to="/studio/library">
          {t('studio:audio.openLibrary')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            maker.state.reset();
            change({ script: '', writtenBy: null, warning: null, name: '', description: '' });
            goTo('document');
          }}
        >
          {t('studio:audio.another')}
        </Button>
      </div>
    </section>
  );
}
