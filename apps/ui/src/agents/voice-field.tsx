import type { AgentLanguage, VoiceInfo } from '@elevendops/contract';
import { Input, Skeleton } from '@mantine/core';
import { useId } from 'react';
import { useVoices } from '../api/list-queries.ts';
import { VoicePreview } from '../audio/voice-preview.tsx';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconChevronDown } from '../icons.ts';
import { languageLabel } from './language-label.ts';
import { speaks } from './speaks.ts';
import classes from './agent-form.module.css';

/** Which voice an agent has; those that speak its main language come first. */
export function VoiceField(props: {
  readonly value: string;
  readonly onChange: (voiceId: string) => void;
  readonly language: AgentLanguage | undefined;
  readonly error: string | undefined;
}) {
  const { value, onChange, language, error } = props;
  const { t } = useTexts('agents', 'player');
  const page = useLanguage();
  const id = useId();
  const voices = useVoices();
  if (voices.data === undefined) {
    return voices.isError ? (
      <ErrorNotice
        error={voices.error}
        title={t('agents:form.voicesFailed')}
        onRetry={() => void voices.refetch()}
        retrying={voices.isFetching}
      />
    ) : (
      <Skeleton height={72} role="status" aria-label={t('app.loading')} />
    );
  }
  const fitting = voices.data.filter((voice) => speaks(voice, language));
  const others = voices.data.filter((voice) => !speaks(voice, language));
  const chosen = voices.data.find(({ voice_id: other }) => other === value);
  // Set on the voice platform, or no longer in the account.
  const missing = value !== '' && chosen === undefined;
  const options = (list: readonly VoiceInfo[]) =>
    list.map(({ voice_id: voiceId, name }) => (
      <option key={voiceId} value={voiceId}>
        {name}
      </option>
    ));
  return (
    <Input.Wrapper
      id={id}
      label={t('agents:form.voice')}
      description={t('agents:form.voiceHint')}
      error={error}
    >
      <div className={classes['voice']}>
        <Input
          component="select"
          id={id}
          size="md"
          pointer
          data-field="voice_id"
          rightSection={<IconChevronDown size={18} aria-hidden />}
          error={error !== undefined}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        >
          {!missing && <option value="">{t('agents:form.chooseVoice')}</option>}
          {missing && <option value={value}>{t('agents:form.voiceNow', { voice: value })}</option>}
          {fitting.length > 0 && language !== undefined && (
            <optgroup
              label={t('agents:form.voicesSpeaking', { language: languageLabel(language, page) })}
            >
              {options(fitting)}
            </optgroup>
          )}
          {others.length > 0 && (
            <optgroup label={t('agents:form.voicesOther')}>{options(others)}</optgroup>
          )}
        </Input>
        {chosen !== undefined && <VoicePreview key={chosen.voice_id} voice={chosen} />}
      </div>
      {typeof chosen?.description === 'string' && (
        <p className={classes['hint']}>{chosen.description}</p>
      )}
    </Input.Wrapper>
  );
}
