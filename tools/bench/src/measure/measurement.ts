import type { Contender } from '../contenders/contender.ts';
import type { Figure, Mark, Row } from '../report/report.ts';
import type { StartRunOptions } from '../run/start-run.ts';

/** How a measurement is taken. */
export interface MeasureOptions extends StartRunOptions {
  /** How long both services have served before something is done to them. */
  readonly settleMs: number;
}

/** The values of one round, by the figure's id; null when the contender is not installed. */
export type Round = Readonly<Record<string, number>> | null;

/** One benchmark: what it measures, how, and what it promises of us. */
export interface Measurement {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly settleMs: number;
  measure(contender: Contender, options: MeasureOptions, round: number): Promise<Round>;
  /** Measures the two programs by themselves, for the marks; by the figure's id. */
  measureAlone?(options: MeasureOptions): Promise<Readonly<Record<string, number>>>;
  /** `alone` is a row like the others, of the programs by themselves. */
  marksOf(rows: readonly Row[]): readonly Mark[];
}

/** The name of the row of the programs by themselves. */
export const ALONE = 'by itself';
