import { AGENT_LANGUAGES, type AgentLanguage } from '@elevendops/contract';
import { ActionIcon, Button, Input } from '@mantine/core';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconArrowUp, IconChevronDown, IconX } from '../icons.ts';
import { FormSection } from './form-section.tsx';
import { languageLabel, sortedByLabel } from './language-label.ts';
import classes from './agent-form.module.css';

/** The languages of an agent, the main one first. */
export function LanguagesField(props: {
  readonly value: readonly AgentLanguage[];
  readonly onChange: (languages: readonly AgentLanguage[]) => void;
  readonly error: string | undefined;
}) {
  const { value, onChange, error } = props;
  const { t } = useTexts('agents');
  const page = useLanguage();
  const others = AGENT_LANGUAGES.filter((code) => !value.includes(code));
  const without = (code: AgentLanguage) => value.filter((other) => other !== code);
  return (
    <FormSection
      title={t('agents:form.languages')}
      hint={t('agents:form.languagesHint')}
      error={error}
    >
      <ol className={classes['languages']}>
        {value.map((code, place) => {
          const language = languageLabel(code, page);
          return (
            <li key={code} data-main={place === 0 || undefined}>
              <span>{language}</span>
              {place === 0 ? (
                <b>{t('agents:form.mainLanguage')}</b>
              ) : (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  leftSection={<IconArrowUp size={15} aria-hidden />}
                  aria-label={t('agents:form.makeMainNamed', { language })}
                  onClick={() => {
                    onChange([code, ...without(code)]);
                  }}
                >
                  {t('agents:form.makeMain')}
                </Button>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('agents:form.removeLanguage', { language })}
                onClick={() => {
                  onChange(without(code));
                }}
              >
                <IconX size={17} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <Input
        component="select"
        size="md"
        pointer
        data-field="languages"
        rightSection={<IconChevronDown size={18} aria-hidden />}
        aria-label={t('agents:form.addLanguage')}
        error={error !== undefined}
        value=""
        onChange={(event) => {
          const code = others.find((other) => other === event.currentTarget.value);
          if (code !== undefined) {
            onChange([...value, code]);
          }
        }}
      >
        <option value="">{t('agents:form.addLanguage')}</option>
        {sortedByLabel(others, page).map((code) => (
          <option key={code} value={code}>
            {languageLabel(code, page)}
          </option>
        ))}
      </Input>
    </FormSection>
  );
}
