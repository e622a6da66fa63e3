const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly seconds: number }[] = [
  { unit: 'year', seconds: 365 * DAY },
  { unit: 'month', seconds: 30 * DAY },
  { unit: 'week', seconds: 7 * DAY },
  { unit: 'day', seconds: DAY },
  { unit: 'hour', seconds: HOUR },
  { unit: 'minute', seconds: MINUTE },
];

/** A moment as seen from another, in words: "5 minutes ago", "yesterday"; under a minute is "now". */
export function relativeTime(moment: Date, now: Date, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  const fitting = UNITS.find((unit) => Math.abs(seconds) >= unit.seconds);
  return fitting === undefined
    ? format.format(0, 'second')
    : format.format(Math.trunc(seconds / fitting.seconds), fitting.unit);
}

/** A moment exactly, in the time zone of the reader. */
export function exactTime(moment: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    moment,
  );
}
