import type { AudioFile } from '@elevendops/contract';
import { Skeleton } from '@mantine/core';
import { AudioPlayer } from '../audio/audio-player.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { PatientNotice } from './patient-notice.tsx';
import classes from './patient.module.css';

/** What the doctor recorded for the patient, each with its text. */
export function ListenPanel(props: {
  readonly recordings: readonly AudioFile[];
  readonly loading: boolean;
  readonly error: Error | null;
  readonly retrying: boolean;
  readonly retry: () => void;
}) {
  const { recordings, loading, error, retrying, retry } = props;
  const { t } = useTexts('patient', 'player');
  return (
    <div className={classes['listen']}>
      {recordings.length > 0 && <p className={classes['lead']}>{t('patient:listen.lead')}</p>}
      {error !== null && (
        <PatientNotice
          error={error}
          text={t('patient:listen.failed')}
          onRetry={retry}
          retrying={retrying}
        />
      )}
      {recordings.map((recording) => (
        <Recording key={recording.audio_id} recording={recording} />
      ))}
      {loading ? (
        <Skeleton height={110} radius="lg" role="status" aria-label={t('patient:listen.loading')} />
      ) : (
        recordings.length === 0 &&
        error === null && <p className={classes['lead']}>{t('patient:listen.none')}</p>
      )}
    </div>
  );
}

function Recording(props: { readonly recording: AudioFile }) {
  const { audio_id: id, name, description, script, duration_seconds: seconds } = props.recording;
  const { t } = useTexts('patient');
  const title = name.trim() === '' ? t('patient:listen.untitled') : name;
  return (
    <article className={classes['recording']}>
      <h3>{title}</h3>
      {description !== '' && <p>{description}</p>}
      <AudioPlayer
        src={`/api/audio/stream/${id}`}
        name={title}
        durationSeconds={seconds}
        download={false}
      />
      <details>
        <summary>{t('patient:listen.read')}</summary>
        <p dir="auto" className={classes['script']}>
          {script}
        </p>
      </details>
    </article>
  );
}
