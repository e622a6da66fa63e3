import { ANSWER_STYLES, type AnswerStyle } from '@elevendops/contract';
import { useId } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { FormSection } from './form-section.tsx';
import classes from './agent-form.module.css';

/** How an agent speaks. */
export function StyleField(props: {
  readonly value: AnswerStyle;
  readonly onChange: (style: AnswerStyle) => void;
  readonly error: string | undefined;
}) {
  const { value, onChange, error } = props;
  const { t } = useTexts('agents');
  const name = useId();
  return (
    <FormSection title={t('agents:form.style')} error={error}>
      <div className={classes['styles']}>
        {ANSWER_STYLES.map((style) => (
          <label key={style} className={classes['styleCard']}>
            <input
              type="radio"
              name={name}
              value={style}
              checked={style === value}
              {...(style === value && { 'data-field': 'answer_style' })}
              onChange={() => {
                onChange(style);
              }}
            />
            <span>
              <b>{t(`agents:styles.${style}.name`)}</b>
              <small>{t(`agents:styles.${style}.text`)}</small>
            </span>
          </label>
        ))}
      </div>
    </FormSection>
  );
}
