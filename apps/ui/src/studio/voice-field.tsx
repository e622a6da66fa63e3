import type { VoiceInfo } from '@elevendops/contract';
import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { VoicePreview } from '../audio/voice-preview.tsx';
import { SelectField } from '../forms/select-field.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconSearch } from '../icons.ts';
import { languagesOf, speaks } from './voices-of.ts';
import classes from './studio.module.css';

const SEARCH_FROM = 12;

/** One of the voices, by language, with a sample of each. */
export function VoiceField(props: {
  readonly label: string;
  readonly voices: readonly VoiceInfo[];
  /** The language that it is chosen for. */
  readonly language: string | undefined;
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}) {
  const { label, voices, value, onChange } = props;
  const { t } = useTexts('studio');
  const names = new Intl.DisplayNames(useLanguage(), { type: 'language' });
  const group = useId();
  const known = languagesOf(voices);
  const [language, setLanguage] = useState(() => {
    const wanted = props.language ?? '';
    return (
      known.find((code) => code === wanted) ??
      known.find((code) => wanted.startsWith(`${code}-`)) ??
      ''
    );
  });
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const offered = voices.filter(
    (voice) =>
      voice.voice_id === value ||
      ((language === '' || speaks(voice, language)) &&
        `${voice.name} ${voice.description ?? ''}`.toLocaleLowerCase().includes(wanted)),
  );
  return (
    <fieldset className={`card ${classes['voices'] ?? ''}`}>
      <legend>{label}</legend>
      <div className={classes['pair']}>
        <SelectField label={t('studio:voices.filter')} value={language} onChange={setLanguage}>
          <option value="">{t('studio:voices.all')}</option>
          {known.map((code) => (
            <option key={code} value={code}>
              {names.of(code) ?? code}
            </option>
          ))}
        </SelectField>
        {voices.length > SEARCH_FROM && (
          <TextInput
            type="search"
            label={t('studio:voices.search')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
            }}
          />
        )}
      </div>
      <ul className={classes['voiceList']}>
        {offered.map((voice) => (
          <li key={voice.voice_id}>
            <label className={classes['choice']}>
              <input
                type="radio"
                name={group}
                checked={voice.voice_id === value}
                onChange={() => {
                  onChange(voice.voice_id);
                }}
              />
              <span className={classes['choiceText']}>
                <b>{voice.name}</b>
                <small>{voice.description ?? ''}</small>
              </span>
            </label>
            <VoicePreview voice={voice} />
          </li>
        ))}
      </ul>
      {offered.length === 0 && (
        <p className={classes['hint']}>
          {t(voices.length === 0 ? 'studio:voices.empty' : 'studio:voices.none')}
        </p>
      )}
    </fieldset>
  );
}
