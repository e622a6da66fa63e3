import type { Language } from '../i18n/languages.ts';

/** A day such as `2026-05-03` in the language of the reader; days of the API are in UTC. */
export function formatDay(date: string, language: Language, style: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: style === 'short' ? 'numeric' : 'short',
    ...(style === 'long' && { year: 'numeric' }),
  }).format(new Date(`${date}T00:00:00Z`));
}
