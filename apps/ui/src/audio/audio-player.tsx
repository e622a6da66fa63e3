import { ActionIcon, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '../icons.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { Hint } from '../popups/hint.tsx';
import { clockTime } from './clock-time.ts';
import { decodePeaks, isOwnSound } from './decode-peaks.ts';
import { fileNameOf } from './file-name.ts';
import { useSound } from './use-sound.ts';
import { WaveForm } from './wave-form.tsx';
import classes from './audio-player.module.css';

const SPEEDS = [1, 1.25, 1.5, 0.75];
const STEP_SECONDS = 5;

/** Plays a recording: wave form to seek in, time, speed, download; all of it by keyboard too. */
export function AudioPlayer(props: {
  readonly src: string;
  /** What is heard, for the labels and the name of the downloaded file. */
  readonly name: string;
  readonly durationSeconds?: number | null;
  /** When the wave form is read; it needs the whole file. @default 'on-play' */
  readonly wave?: 'at-once' | 'on-play';
  /** @default true */
  readonly download?: boolean;
}) {
  const { src, name, durationSeconds = null, wave = 'on-play', download = true } = props;
  const { t } = useTexts('player');
  const sound = useSound();
  const [speed, setSpeed] = useState(1);
  const { element, playing, time } = sound;
  const duration = sound.duration ?? durationSeconds ?? 0;
  const [started, setStarted] = useState(wave === 'at-once');
  const { data: peaks } = useQuery({
    queryKey: ['wave-form', src],
    queryFn: ({ signal }) => decodePeaks(src, signal),
    enabled: started && isOwnSound(src),
    staleTime: Infinity,
    retry: false,
  });
  const toggle = () => {
    setStarted(true);
    sound.toggle();
  };
  const seekBy = (seconds: number) => {
    sound.seek(Math.min(duration, Math.max(0, time + seconds)));
  };
  const onKey = (event: KeyboardEvent) => {
    const keys: Readonly<Record<string, () => void>> = {
      ' ': toggle,
      ArrowLeft: () => {
        seekBy(-STEP_SECONDS);
      },
      ArrowRight: () => {
        seekBy(STEP_SECONDS);
      },
    };
    const action = keys[event.key];
    if (action !== undefined) {
      event.preventDefault();
      action();
    }
  };
  const nextSpeed = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (element.current !== null) {
      element.current.playbackRate = next;
    }
  };
  const label = t(playing ? 'player:pause' : 'player:play', { name });
  return (
    <div className={classes['player']} data-playing={playing || undefined}>
      <audio ref={element} src={src} preload="none" {...sound.events} />
      <ActionIcon size={48} radius="xl" variant="filled" aria-label={label} onClick={toggle}>
        {sound.waiting ? (
          <Loader size={20} color="var(--app-on-filled)" />
        ) : playing ? (
          <IconPlayerPause size={22} aria-hidden />
        ) : (
          <IconPlayerPlay size={22} aria-hidden />
        )}
      </ActionIcon>
      <div className={classes['track']}>
        <WaveForm peaks={peaks} share={duration > 0 ? Math.min(1, time / duration) : 0} />
        <input
          type="range"
          className={classes['range']}
          min={0}
          max={Math.max(duration, 0.1)}
          step={0.1}
          value={Math.min(time, Math.max(duration, 0.1))}
          aria-label={t('player:position', { name })}
          aria-valuetext={t('player:positionText', {
            time: clockTime(time),
            total: clockTime(duration),
          })}
          onChange={(event) => {
            setStarted(true);
            sound.seek(event.currentTarget.valueAsNumber);
          }}
          onKeyDown={onKey}
        />
      </div>
      <span className={classes['time']} aria-hidden>
        {clockTime(time)} / {clockTime(duration)}
      </span>
      <button
        type="button"
        className={classes['speed']}
        aria-label={`${t('player:speed', { name })}: ${String(speed)}×`}
        onClick={nextSpeed}
      >
        {speed}×
      </button>
      {download && (
        <Hint label={t('player:download', { name })}>
          <ActionIcon
            component="a"
            href={src}
            download={fileNameOf(name)}
            size={40}
            variant="subtle"
            color="gray"
            aria-label={t('player:download', { name })}
          >
            <IconDownload size={20} aria-hidden />
          </ActionIcon>
        </Hint>
      )}
      {sound.failed && (
        <Text size="sm" role="alert" className={classes['failed'] ?? ''}>
          {t('player:failed')}
        </Text>
      )}
    </div>
  );
}
