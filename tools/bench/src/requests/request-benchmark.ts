import type { Peers } from '../contenders/contender.ts';
import type { Round } from '../measure/measurement.ts';
import type { Figure, Mark, Row } from '../report/report.ts';
import type { Built } from '../run/built.ts';

/** What a benchmark of requests is made of. */
export interface RequestParts {
  readonly built: Built;
  readonly peers: Peers;
  /** The folder of the built client. */
  readonly client: string;
  /** Environment of our programs, such as where V8 keeps compiled code. */
  readonly env: Readonly<Record<string, string>>;
  /** How long each subject is asked in a round. */
  readonly seconds: number;
}

/** A benchmark whose servers are up. */
export interface OpenBenchmark extends AsyncDisposable {
  /** Asks one of the subjects; null when it is not installed. */
  measure(subject: string): Promise<Round>;
}

/** One benchmark of what a request costs: who is asked, and what it promises of us. */
export interface RequestBenchmark {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly subjects: readonly string[];
  /** The subject that the others are compared with. */
  readonly base: string;
  /** Starts the servers, and asks each until its code is compiled. */
  open(parts: RequestParts): Promise<OpenBenchmark>;
  marksOf(rows: readonly Row[]): readonly Mark[];
}

/** The name of our own row. */
export const OURS = 'ours';
