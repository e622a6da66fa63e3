import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, isLanguage } from '../i18n/languages.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { IconLanguage } from '../icons.ts';
import { ChoiceMenu } from '../popups/choice-menu.tsx';
import { rememberLanguage } from './preferences.ts';

const CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label, lang: value }));

/** Switches the language, and remembers it. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const choose = (value: string) => {
    if (isLanguage(value)) {
      rememberLanguage(() => window.localStorage, value);
      void i18n.changeLanguage(value);
    }
  };
  return (
    <ChoiceMenu
      title={t('language.choose')}
      width={200}
      value={language}
      choices={CHOICES}
      onChoose={choose}
    >
      <Button
        variant="subtle"
        color="gray"
        px="xs"
        className="headerButton"
        leftSection={<IconLanguage size={20} aria-hidden />}
        aria-label={t('language.label', { name: LANGUAGES[language] })}
      >
        <span className="wideOnly">{LANGUAGES[language]}</span>
      </Button>
    </ChoiceMenu>
  );
}
