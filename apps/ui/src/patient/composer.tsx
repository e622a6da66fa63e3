import { countCharacters, SESSION_LIMITS } from '@elevendops/contract';
import { Button, Textarea } from '@mantine/core';
import type { FormEvent, KeyboardEvent } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconSend } from '../icons.ts';
import classes from './patient.module.css';

/** Where a patient types a question. Enter sends it, with Shift it makes a new line. */
export function Composer(props: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** An answer is awaited: typing goes on, sending waits. */
  readonly busy: boolean;
  readonly onSend: (text: string) => void;
}) {
  const { value, onChange, busy, onSend } = props;
  const { t } = useTexts('patient');
  const text = value.trim();
  const excess = countCharacters(text) - SESSION_LIMITS.message;
  const issue =
    excess > 0
      ? t('patient:ask.tooLong', { count: excess })
      : value.isWellFormed()
        ? null
        : t('patient:ask.notUnicode');
  const send = () => {
    if (text !== '' && issue === null && !busy) {
      onSend(text);
    }
  };
  const sendOnEnter = (event: KeyboardEvent) => {
    // While an input method composes a character, Enter chooses it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form
      className={classes['composer']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        size="lg"
        rows={2}
        aria-label={t('patient:ask.field')}
        placeholder={t('patient:ask.hint')}
        classNames={{ input: classes['question'] ?? '' }}
        value={value}
        error={issue}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        onKeyDown={sendOnEnter}
      />
      <Button
        type="submit"
        size="lg"
        loading={busy && text !== ''}
        disabled={busy || text === '' || issue !== null}
        leftSection={<IconSend size={22} aria-hidden />}
      >
        {t('patient:ask.send')}
      </Button>
    </form>
  );
}
