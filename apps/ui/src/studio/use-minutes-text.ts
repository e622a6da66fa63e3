import { useTexts } from '../i18n/use-texts.ts';
import { estimateMinutes } from './estimate-minutes.ts';

/** How long a script takes to speak, in words. */
export function useMinutesText(): (script: string) => string {
  const { t } = useTexts('studio');
  return (script) => {
    const minutes = estimateMinutes(script);
    return minutes < 1
      ? t('studio:edit.underMinute')
      : t('studio:edit.minutes', { count: Math.round(minutes) });
  };
}
