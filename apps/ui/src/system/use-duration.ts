import { useTexts } from '../i18n/use-texts.ts';
import { splitDuration } from './split-duration.ts';

const NOTHING = { days: 0, hours: 0, minutes: 0, seconds: 0, milliseconds: 0 };

/** Durations in words of the reader's language. */
export function useDuration(): (milliseconds: number) => string {
  const { t } = useTexts('system');
  return (milliseconds) => {
    const { unit, parts } = splitDuration(milliseconds);
    return t(`system:duration.${unit}`, { ...NOTHING, ...parts });
  };
}
