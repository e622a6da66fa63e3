import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, isLanguage } from '../i18n/languages.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { IconLanguage } from '../icons.ts';
import { rememberLanguage } from './preferences.ts';

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
    <Menu
      position="bottom-end"
      width={200}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
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
      </Menu.Target>
      <Menu.Dropdown aria-label={t('language.choose')}>
        <Menu.RadioGroup value={language} onChange={choose}>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <Menu.RadioItem key={code} value={code} lang={code}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
