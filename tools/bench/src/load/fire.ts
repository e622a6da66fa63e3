import autocannon from 'autocannon';
import { percentile } from '../report/statistics.ts';

/** What is asked, how hard, and which answers are right. */
export interface FireOptions {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** Looks at each body. */
  readonly isRight: (body: string) => boolean;
}

/** What came back. */
export interface Volley {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const TIMEOUT_SECONDS = 10;

/**
 * Asks over and over on so many connections, each waiting for its answer. Rejects when a single answer was
 * wrong or none at all: a fast wrong answer is worth nothing.
 */
export async function fire(options: FireOptions): Promise<Volley> {
  const { url, connections, seconds, isRight } = options;
  const cannon = autocannon({
    url,
    connections,
    duration: seconds,
    timeout: TIMEOUT_SECONDS,
    verifyBody: isRight,
  });
  // Its own histogram counts whole milliseconds.
  const tookMs: number[] = [];
  let lastMs = 0;
  const sinceMs = performance.now();
  cannon.on('response', (_client: unknown, _status: number, _bytes: number, duration: number) => {
    lastMs = performance.now();
    tookMs.push(duration);
  });
  const { errors, mismatches, non2xx } = await cannon;
  const wrong = Object.entries({ errors, mismatches, 'other than 2xx': non2xx })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${String(count)} ${what}`);
  const [p50Ms, p99Ms] = [percentile(tookMs, 0.5), percentile(tookMs, 0.99)];
  if (wrong.length > 0 || p50Ms === null || p99Ms === null) {
    throw new Error(`wrong answers from ${url}: ${wrong.join(', ') || 'there was none'}`);
  }
  return {
    answers: tookMs.length,
    perSecond: (tookMs.length * 1_000) / (lastMs - sinceMs),
    p50Ms,
    p99Ms,
  };
}
