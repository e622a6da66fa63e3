import type { SessionMessage } from '@elevendops/contract';
import type { Language } from '../i18n/languages.ts';

/** Whole seconds from the first message to the last. */
export function secondsBetween(messages: readonly SessionMessage[]): number {
  const [first, last] = [messages.at(0), messages.at(-1)];
  return first === undefined || last === undefined
    ? 0
    : Math.max(0, Math.floor((Date.parse(last.timestamp) - Date.parse(first.timestamp)) / 1_000));
}

/** A length of time in words: `2 minutes 5 seconds`, without what is zero. */
export function durationText(seconds: number, language: Language): string {
  const unit = (value: number, name: 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(
      value,
    );
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [
    ...(minutes > 0 ? [unit(minutes, 'minute')] : []),
    ...(rest > 0 || minutes === 0 ? [unit(rest, 'second')] : []),
  ].join(' ');
}
