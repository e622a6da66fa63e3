import { LANGUAGES, SCRIPT_LANGUAGES, type ScriptLanguage } from '@elevendops/contract';
import { Input } from '@mantine/core';
import { useId } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconX } from '../icons.ts';
import { SelectField } from '../forms/select-field.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { languageLabel } from './language-label.ts';
import classes from './studio.module.css';

/** Some languages in their order. */
export function LanguageField(props: {
  readonly label: string;
  readonly value: readonly ScriptLanguage[];
  readonly onChange: (languages: ScriptLanguage[]) => void;
}) {
  const { label, value, onChange } = props;
  const { t } = useTexts('studio');
  const id = useId();
  const page = useLanguage();
  const named = (code: ScriptLanguage) => languageLabel(code, page);
  const rest = SCRIPT_LANGUAGES.filter((code) => !value.includes(code));
  return (
    <Input.Wrapper
      labelElement="div"
      label={label}
      labelProps={{ id }}
      error={value.length === 0 ? t('studio:script.languageMissing') : undefined}
    >
      <div className={classes['languages']} role="group" aria-labelledby={id}>
        {value.map((code) => (
          <span key={code} className={classes['pill']} lang={code}>
            {LANGUAGES[code].native}
            <button
              type="button"
              aria-label={t('studio:script.removeLanguage', { name: named(code) })}
              onClick={() => {
                onChange(value.filter((other) => other !== code));
              }}
            >
              <IconX size={15} aria-hidden />
            </button>
          </span>
        ))}
        <SelectField
          label={`${label}: ${t('studio:script.addLanguage')}`}
          labelHidden
          value=""
          onChange={(chosen) => {
            const code = rest.find((one) => one === chosen);
            if (code !== undefined) {
              onChange([...value, code]);
            }
          }}
        >
          <option value="">{t('studio:script.addLanguage')}</option>
          {rest.map((code) => (
            <option key={code} value={code}>
              {named(code)}
            </option>
          ))}
        </SelectField>
      </div>
    </Input.Wrapper>
  );
}
