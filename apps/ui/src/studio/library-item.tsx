import type { AudioFile } from '@elevendops/contract';
import { ActionIcon, Button } from '@mantine/core';
import { AudioPlayer } from '../audio/audio-player.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconFileText, IconPencil } from '../icons.ts';
import { Hint } from '../popups/hint.tsx';
import { useHealth } from '../shell/use-health.ts';
import { TimeText } from '../time/time-text.tsx';
import { RemoveButton } from './remove-button.tsx';
import classes from './studio.module.css';

/** A recording of the library. */
export function LibraryItem(props: {
  readonly file: AudioFile;
  readonly documentName: string;
  readonly onRead: (file: AudioFile) => void;
  readonly onEdit: (file: AudioFile) => void;
  readonly onRemove: (file: AudioFile) => void;
}) {
  const { file, documentName, onRead, onEdit, onRemove } = props;
  const { t } = useTexts('studio');
  const demo = useHealth().report?.demo_mode === true;
  const name = file.name === '' ? t('studio:library.untitled') : file.name;
  return (
    <li className={`card ${classes['recording'] ?? ''}`}>
      <div className={classes['recordingHead']}>
        <div>
          <h2>{name}</h2>
          <small>
            {documentName} · <TimeText value={file.created_at} />
          </small>
        </div>
        <div className={classes['recordingActions']}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFileText size={17} aria-hidden />}
            aria-label={t('studio:library.scriptOf', { name })}
            onClick={() => {
              onRead(file);
            }}
          >
            {t('studio:library.script')}
          </Button>
          <Hint label={t('studio:library.edit', { name })}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={38}
              aria-label={t('studio:library.edit', { name })}
              onClick={() => {
                onEdit(file);
              }}
            >
              <IconPencil size={19} aria-hidden />
            </ActionIcon>
          </Hint>
          <RemoveButton
            label={t('studio:library.remove', { name })}
            demo={demo}
            onRemove={() => {
              onRemove(file);
            }}
          />
        </div>
      </div>
      {file.description !== '' && <p className="breakable">{file.description}</p>}
      <AudioPlayer src={file.audio_url} name={name} durationSeconds={file.duration_seconds} />
    </li>
  );
}
