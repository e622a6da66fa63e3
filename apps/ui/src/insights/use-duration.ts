import { useTexts } from '../i18n/use-texts.ts';

/** How long a conversation took, in words of the reader's language. */
export function useDuration(): (seconds: number) => string {
  const { t } = useTexts('insights');
  return (total) => {
    const whole = Math.floor(total);
    const [minutes, seconds] = [Math.floor(whole / 60), whole % 60];
    return minutes === 0
      ? t('insights:seconds', { seconds })
      : t('insights:minutes', { minutes, seconds });
  };
}
