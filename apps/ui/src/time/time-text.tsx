import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.ts';
import { Hint } from '../popups/hint.tsx';
import { useClock, useNow } from './clock.tsx';
import { exactTime, relativeTime } from './relative-time.ts';

/** A relative time with the exact one in a tooltip; null reads "never". */
export function TimeText(props: { readonly value: string | null }) {
  const { value } = props;
  const language = useLanguage();
  const { t } = useTranslation();
  const tick = useNow();
  const clock = useClock();
  if (value === null) {
    return (
      <Text span inherit c="dimmed">
        {t('time.never')}
      </Text>
    );
  }
  const moment = new Date(value);
  // A moment after the last tick is not in the future: look again.
  const now = moment > tick ? clock() : tick;
  return (
    <Hint label={exactTime(moment, language)}>
      <time dateTime={value}>{relativeTime(moment > now ? now : moment, now, language)}</time>
    </Hint>
  );
}
