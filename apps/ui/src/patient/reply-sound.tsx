import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useSound } from '../audio/use-sound.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPlayerStop, IconVolume } from '../icons.ts';
import classes from './patient.module.css';

/** The sound of an answer: played once when it arrives, and again as often as the patient wants. */
export function ReplySound(props: { readonly src: string; readonly playAtOnce: boolean }) {
  const { src, playAtOnce } = props;
  const { t } = useTexts('patient');
  const sound = useSound();
  const { element, playing } = sound;
  const arrived = useRef(playAtOnce);
  useEffect(() => {
    if (arrived.current) {
      arrived.current = false;
      // A browser may refuse what nobody pressed; the button is there.
      element.current?.play().catch(() => undefined);
    }
  }, [element]);
  return (
    <div className={classes['sound']}>
      <audio ref={element} src={src} {...sound.events} />
      <Button
        size="sm"
        variant="default"
        leftSection={
          playing ? <IconPlayerStop size={18} aria-hidden /> : <IconVolume size={18} aria-hidden />
        }
        onClick={() => {
          if (!playing) {
            sound.seek(0);
          }
          sound.toggle();
        }}
      >
        {t(playing ? 'patient:ask.quiet' : 'patient:ask.hear')}
      </Button>
      {sound.failed && <small role="alert">{t('patient:ask.soundFailed')}</small>}
    </div>
  );
}
