import type { VoiceInfo } from '@elevendops/contract';
import { ActionIcon, Loader, Text } from '@mantine/core';
import { IconPlayerStop, IconVolume } from '../icons.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { useSound } from './use-sound.ts';

/** A button that lets a voice be heard; switched off when there is no sample of it. */
export function VoicePreview(props: { readonly voice: VoiceInfo }) {
  const { name, preview_url: src } = props.voice;
  const { t } = useTexts('player');
  const sound = useSound();
  const { playing, waiting, element } = sound;
  const label =
    src === null
      ? t('player:noPreview', { name })
      : t(playing ? 'player:stopPreview' : 'player:preview', { name });
  const press = () => {
    if (!playing) {
      sound.seek(0);
    }
    sound.toggle();
  };
  return (
    <>
      {src !== null && <audio ref={element} src={src} preload="none" {...sound.events} />}
      <ActionIcon
        size={42}
        variant="light"
        aria-label={label}
        title={label}
        disabled={src === null}
        onClick={press}
      >
        {waiting ? (
          <Loader size={18} />
        ) : playing ? (
          <IconPlayerStop size={20} aria-hidden />
        ) : (
          <IconVolume size={20} aria-hidden />
        )}
      </ActionIcon>
      {sound.failed && (
        <Text size="xs" role="alert" c="red">
          {t('player:previewFailed', { name })}
        </Text>
      )}
    </>
  );
}
