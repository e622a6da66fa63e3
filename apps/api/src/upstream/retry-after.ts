/** The longest pause that a service may ask for, in seconds. */
export const MAX_RETRY_AFTER_SECONDS = 60;

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * The seconds that a `Retry-After` header asks for, at most {@link MAX_RETRY_AFTER_SECONDS}; it may name
 * a number of seconds or a date. Null when there is none, or when it says neither.
 */
export function parseRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    return boundedSeconds(Number(text));
  }
  const date = HTTP_DATE.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : boundedSeconds((date - now.getTime()) / 1000);
}

/** Whole seconds from 0 to {@link MAX_RETRY_AFTER_SECONDS}, rounded up. */
export function boundedSeconds(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds), 0), MAX_RETRY_AFTER_SECONDS);
}
