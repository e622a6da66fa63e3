import type { Session } from '@elevendops/contract';
import { Button } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { IconAlertTriangle, IconMicrophone, IconMicrophoneOff, IconPhoneOff } from '../../icons.ts';
import { useLiveVoice } from './use-live-voice.ts';
import type { TalkRecord } from './use-talk.ts';
import type { VoiceTrouble } from './voice-problem.ts';
import classes from './live-voice.module.css';

/** Talks with the agent by voice; what is said appears as text, and what is typed goes to the same talk. */
export function LiveVoice(props: {
  readonly session: Session;
  readonly record: TalkRecord;
  /** An answer in writing is awaited. */
  readonly busy: boolean;
}) {
  const { session, record, busy } = props;
  const { t } = useTexts('patient');
  const voice = useLiveVoice(session, record);
  const { phase, muted } = voice;
  if (phase === 'off') {
    return (
      <div className={classes['idle']}>
        <Button
          size="md"
          disabled={busy}
          leftSection={<IconMicrophone size={20} aria-hidden />}
          onClick={voice.start}
        >
          {t('patient:voice.start')}
        </Button>
        {voice.trouble !== null && <Trouble trouble={voice.trouble} />}
        {voice.trouble === null && record.saving && (
          <p role="status" className={classes['saving']}>
            {t('patient:voice.saving')}
          </p>
        )}
      </div>
    );
  }
  const status = muted && phase === 'listening' ? 'muted' : phase;
  return (
    <section className={classes['talk']} data-phase={status} aria-label={t('patient:voice.title')}>
      <span className={classes['orb']} aria-hidden>
        {muted ? <IconMicrophoneOff size={26} /> : <IconMicrophone size={26} />}
      </span>
      <p role="status">{t(`patient:voice.${status}`)}</p>
      <div>
        <Button
          size="md"
          variant="default"
          aria-pressed={muted}
          disabled={phase === 'connecting'}
          leftSection={
            muted ? (
              <IconMicrophone size={20} aria-hidden />
            ) : (
              <IconMicrophoneOff size={20} aria-hidden />
            )
          }
          onClick={voice.toggleMute}
        >
          {t(muted ? 'patient:voice.unmute' : 'patient:voice.mute')}
        </Button>
        <Button
          size="md"
          color="red"
          leftSection={<IconPhoneOff size={20} aria-hidden />}
          onClick={voice.hangUp}
        >
          {t('patient:voice.hangUp')}
        </Button>
      </div>
    </section>
  );
}

function Trouble(props: { readonly trouble: VoiceTrouble }) {
  const { trouble } = props;
  const { t } = useTexts('patient');
  const calm = trouble === 'agentEnded';
  return (
    <p
      role={calm ? 'status' : 'alert'}
      className={classes['trouble']}
      data-calm={calm || undefined}
    >
      {!calm && <IconAlertTriangle size={20} aria-hidden />}
      {typeof trouble === 'string'
        ? t(`patient:voice.problems.${trouble}`)
        : t(`patient:problems.${trouble.api}`)}
    </p>
  );
}
