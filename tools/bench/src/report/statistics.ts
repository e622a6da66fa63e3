/** The middle of the values; `Infinity` stands for what never happened, and null for no value at all. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) {
    return null;
  }
  return upper === lower ? upper : (lower + upper) / 2;
}

/** How many times `value` is as large as `base`; null when that says nothing. */
export function ratio(value: number | null, base: number | null): number | null {
  return value === null || base === null || base === 0 || !Number.isFinite(base)
    ? null
    : value / base;
}

/** The value that a share of all values does not exceed; null for no value at all. */
export function percentile(values: ArrayLike<number>, share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? null
  );
}
