import { median } from './statistics.ts';

/** What a number counts; `us` are millionths of a second. */
export type Unit = 'ms' | 'us' | 'MiB' | 'count' | '/s';

/** Something that is measured of each contender. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
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
  readonly unit: Unit | 'x';
  /** Whether more is better, so that the limit is the least. @default false */
  readonly atLeast?: boolean;
  /** Whether the value may be the limit itself. @default true */
  readonly inclusive?: boolean;
}

/** All that one program found. */
export interface Report {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly rows: readonly Row[];
  readonly marks: readonly Mark[];
  /** Whom the others are compared with, in brackets behind their numbers. */
  readonly base: string;
  /** Facts that the numbers depend on. */
  readonly conditions: Readonly<Record<string, string>>;
}

/** The median of a figure of a contender; null when it was not measured. */
export function medianOf(rows: readonly Row[], contender: string, figure: string): number | null {
  const row = rows.find((each) => each.contender === contender);
  return median(row?.values[figure] ?? []);
}

/** What holds between a value and its limit when the mark is met. */
export function relationOf({ atLeast = false, inclusive = true }: Mark): string {
  return `${atLeast ? '>' : '<'}${inclusive ? '=' : ''}`;
}

/** Whether a mark is met; null when nothing was measured. */
export function isMet({ value, limit, atLeast = false, inclusive = true }: Mark): boolean | null {
  if (value === null) {
    return null;
  }
  if (value === limit) {
    return inclusive;
  }
  return atLeast ? value > limit : value < limit;
}
