/** A duration in its two largest units, as a text of the page and its numbers. */
export type SplitDuration =
  | { readonly unit: 'days'; readonly parts: { readonly days: number; readonly hours: number } }
  | { readonly unit: 'hours'; readonly parts: { readonly hours: number; readonly minutes: number } }
  | {
      readonly unit: 'minutes';
      readonly parts: { readonly minutes: number; readonly seconds: number };
    }
  | { readonly unit: 'seconds'; readonly parts: { readonly seconds: number } }
  | { readonly unit: 'milliseconds'; readonly parts: { readonly milliseconds: number } };

/** @see SplitDuration */
export function splitDuration(milliseconds: number): SplitDuration {
  const total = Math.floor(milliseconds / 1_000);
  const [minutes, hours, days] = [60, 3_600, 86_400].map((size) => Math.floor(total / size));
  if (days !== undefined && hours !== undefined && days > 0) {
    return { unit: 'days', parts: { days, hours: hours % 24 } };
  }
  if (hours !== undefined && minutes !== undefined && hours > 0) {
    return { unit: 'hours', parts: { hours, minutes: minutes % 60 } };
  }
  if (minutes !== undefined && minutes > 0) {
    return { unit: 'minutes', parts: { minutes, seconds: total % 60 } };
  }
  return total > 0
    ? { unit: 'seconds', parts: { seconds: total } }
    : { unit: 'milliseconds', parts: { milliseconds: Math.round(milliseconds) } };
}
