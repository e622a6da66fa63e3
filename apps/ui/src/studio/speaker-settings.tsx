import { SCRIPT_DURATIONS, SCRIPT_MODELS } from '@elevendops/contract';
import { Input, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { SelectField } from '../forms/select-field.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { Draft } from './draft.ts';
import { LanguageField } from './language-field.tsx';
import type { StepProps } from './studio-context.ts';
import classes from './studio.module.css';

/** Who speaks, in which languages, for how long, and which model writes. */
export function SpeakerSettings(props: Pick<StepProps, 'draft' | 'change'>) {
  const { draft, change } = props;
  const { t } = useTexts('studio');
  const format = new Intl.NumberFormat(useLanguage());
  const length = SCRIPT_DURATIONS.find(({ minutes }) => minutes === draft.minutes);
  return (
    <>
      <Choice
        label={t('studio:script.speakers')}
        value={draft.multiSpeaker ? 'two' : 'one'}
        options={[
          { value: 'two', label: t('studio:script.two') },
          { value: 'one', label: t('studio:script.one') },
        ]}
        onChange={(value) => {
          change({ multiSpeaker: value === 'two' });
        }}
      />
      <div>
        <LanguageField
          label={t(draft.multiSpeaker ? 'studio:script.languages1' : 'studio:script.languages')}
          value={draft.speaker1Languages}
          onChange={(speaker1Languages) => {
            change({ speaker1Languages });
          }}
        />
        {draft.multiSpeaker && (
          <div className={classes['second']}>
            <LanguageField
              label={t('studio:script.languages2')}
              value={draft.speaker2Languages}
              onChange={(speaker2Languages) => {
                change({ speaker2Languages });
              }}
            />
          </div>
        )}
        <p className={classes['hint']}>{t('studio:script.languagesHint')}</p>
      </div>
      <Choice
        label={t('studio:script.duration')}
        value={String(draft.minutes)}
        options={SCRIPT_DURATIONS.map(({ minutes }) => ({
          value: String(minutes),
          label: t('studio:script.minutes', { count: minutes }),
        }))}
        hint={t('studio:script.words', {
          min: format.format(length?.minWords ?? 0),
          max: format.format(length?.maxWords ?? 0),
        })}
        onChange={(value) => {
          const chosen = SCRIPT_DURATIONS.find(({ minutes }) => String(minutes) === value);
          change({ minutes: (chosen?.minutes ?? 3) satisfies Draft['minutes'] });
        }}
      />
      <SelectField
        label={t('studio:script.model')}
        description={t('studio:script.modelHint')}
        value={draft.model}
        onChange={(model) => {
          change({ model });
        }}
      >
        {SCRIPT_MODELS.map((model) => (
          <option key={model}>{model}</option>
        ))}
      </SelectField>
    </>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: { readonly value: string; readonly label: string }[];
  readonly hint?: string;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, options, hint, onChange } = props;
  const id = useId();
  return (
    <Input.Wrapper labelElement="div" label={label} labelProps={{ id }}>
      <SegmentedControl
        fullWidth
        mt={4}
        aria-labelledby={id}
        data={options}
        value={value}
        onChange={onChange}
      />
      {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
    </Input.Wrapper>
  );
}
