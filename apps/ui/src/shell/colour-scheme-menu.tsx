import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconDeviceDesktop, IconMoon, IconSun } from '../icons.ts';
import { ChoiceMenu } from '../popups/choice-menu.tsx';

const SCHEMES = [
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconDeviceDesktop },
] as const;

/** Switches between light, dark and the scheme of the system, and remembers it. */
export function ColourSchemeMenu() {
  const { t } = useTranslation();
  // Without transitions Mantine would inject a style element, which the Content-Security-Policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const current = SCHEMES.find((scheme) => scheme.value === colorScheme) ?? SCHEMES[2];
  return (
    <ChoiceMenu
      title={t('scheme.choose')}
      width={260}
      value={current.value}
      choices={SCHEMES.map((scheme) => ({ ...scheme, label: t(`scheme.${scheme.value}`) }))}
      onChoose={(value) => {
        const chosen = SCHEMES.find((scheme) => scheme.value === value);
        if (chosen !== undefined) {
          setColorScheme(chosen.value);
        }
      }}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        className="headerButton"
        aria-label={t('scheme.label', { name: t(`scheme.${current.value}`) })}
      >
        <current.Icon size={20} aria-hidden />
      </ActionIcon>
    </ChoiceMenu>
  );
}
