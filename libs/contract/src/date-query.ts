import * as z from 'zod/mini';
import { documented } from './documented.ts';

const FORM =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+ -]\d{2}:?\d{2})?)?$/i;
const UNIX_SECONDS = /^-?\d{1,11}(?:\.\d{1,9})?$/;
const END_OF_DAY_MS = 86_400_000 - 1;

/**
 * A time in a query, as an ISO text in UTC: an ISO date and time with or without a zone (without: UTC), a
 * date alone, or seconds since 1970. A date alone is its first moment, for `end` its last.
 */
export function dateQuery(edge: 'start' | 'end') {
  return documented(
    { override: { type: 'string', examples: ['2026-01-31', '2026-01-31T08:00:00+08:00'] } },
    z.pipe(
      z.string(),
      z.transform((value, context) => {
        const milliseconds = parseTime(value.trim(), edge);
        if (milliseconds === null) {
          context.issues.push({
            code: 'custom',
            input: value,
            message: 'Input should be a valid datetime or date',
            params: { type: 'datetime_from_date_parsing' },
          });
          return z.NEVER;
        }
        return new Date(milliseconds).toISOString();
      }),
    ),
  );
}

function parseTime(value: string, edge: 'start' | 'end'): number | null {
  if (UNIX_SECONDS.test(value)) {
    return valid(Math.floor(Number(value) * 1_000));
  }
  const [, date, time, zone = 'Z'] = FORM.exec(value) ?? [];
  if (date === undefined || !isOnCalendar(date)) {
    return null;
  }
  if (time === undefined) {
    return valid(Date.parse(`${date}T00:00:00Z`) + (edge === 'end' ? END_OF_DAY_MS : 0));
  }
  // A plus sign that was not encoded arrives as a blank.
  const offset = zone.replace(' ', '+').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  return valid(Date.parse(`${date}T${time}${offset.toUpperCase()}`));
}

/** Date.parse takes the 30th of February for the 2nd of March. */
function isOnCalendar(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

/** Years beyond four digits would not sort as text. */
function valid(milliseconds: number): number | null {
  const earliest = Date.parse('0000-01-01T00:00:00Z');
  const latest = Date.parse('9999-12-31T23:59:59.999Z');
  return milliseconds >= earliest && milliseconds <= latest ? milliseconds : null;
}
