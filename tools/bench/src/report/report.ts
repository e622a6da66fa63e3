import { median } from './statistics.ts';

/** Something that is measured of each contender. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly unit: 'ms' | 'MiB' | 'count';
}

/** The values of one contender, by the figure's id; `Infinity` stands for what never happened. */
export interface Row {
  readonly contender: string;
  readonly values: Readonly<Record<string, readonly number[]>>;
  /** Why there are none. */
  readonly note?: string;
}

/** A promise about a figure of ours. */
export interface Mark {
  readonly text: string;
  /** What was measured, or a ratio of it; null when there was nothing to compare. */
  readonly value: number | null;
  readonly limit: number;
  readonly unit: 'ms' | 'MiB' | 'count' | 'x';
  /** Whether the value may be the limit itself. @default true */
  readonly inclusive?: boolean;
}

/** All that one program found. */
export interface Report {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly rows: readonly Row[];
  readonly marks: readonly Mark[];
  /** Facts that the numbers depend on. */
  readonly conditions: Readonly<Record<string, string>>;
}

/** The median of a figure of a contender; null when it was not measured. */
export function medianOf(rows: readonly Row[], contender: string, figure: string): number | null {
  const row = rows.find((each) => each.contender === contender);
  return median(row?.values[figure] ?? []);
}

/** Whether a mark is met; null when nothing was measured. */
export function isMet({ value, limit, inclusive = true }: Mark): boolean | null {
  if (value === null) {
    return null;
  }
  return inclusive ? value <= limit : value < limit;
}
