import type { TraceLevel } from '@elevendops/config';
import type { UpstreamClient } from '../../upstream/index.ts';
import type { RunStart, Tracer, TraceRun } from '../tracer.ts';
import type { Delivery, WireRun } from './delivery.ts';
import { toLangsmithRun, type RunEnd, type RunPolicy } from './langsmith-run.ts';
import { createProjectPages } from './project-pages.ts';
import { identifyRun, type RunIdentity } from './run-identity.ts';

/** What the adapter works with. */
export interface LangsmithTracerOptions extends RunPolicy {
  readonly client: UpstreamClient;
  readonly delivery: Delivery;
  /** Of the API; the pages for people are on a host of their own. */
  readonly endpoint: string;
  /** `error` sends failed traces alone. */
  readonly level: TraceLevel;
  readonly now: () => Date;
  readonly randomBytes: (count: number) => Uint8Array;
}

const CHECK_MS = 2_000;

/** A trace that is still going on. */
interface OpenTrace {
  readonly runs: WireRun[];
  failed: boolean;
}

/** Makes a {@link Tracer} that sends to LangSmith, each trace as a whole once its first run has ended. */
export function createLangsmithTracer(options: LangsmithTracerOptions): Tracer {
  const { client, delivery, level, now, randomBytes } = options;
  const pages = createProjectPages(options);

  function begin(start: RunStart, parent: RunIdentity | null, trace: OpenTrace): TraceRun {
    const startedAt = now();
    const identity = identifyRun(startedAt, randomBytes(10), parent);
    let ended = false;

    function finish(end: RunEnd): void {
      if (ended) {
        return;
      }
      ended = true;
      trace.failed ||= 'error' in end;
      const run = { identity, start, startedAt, endedAt: now(), end };
      trace.runs.push(toLangsmithRun(run, options));
      if (parent === null && (trace.failed || level !== 'error')) {
        delivery.add(trace.runs);
      }
    }

    return {
      traceId: identity.trace_id,
      child: (childStart) => begin(childStart, identity, trace),
      end(result = {}) {
        finish({ result });
      },
      fail(error) {
        finish({ error });
      },
    };
  }

  return {
    begin: (start) => begin(start, null, { runs: [], failed: false }),
    async isAvailable(signal) {
      try {
        await client.send(
          { method: 'GET', path: '/info', attempts: 1, deadlineMs: CHECK_MS },
          signal,
        );
        return true;
      } catch {
        return false;
      }
    },
    urlOf: (traceId, signal) => pages.urlOf(traceId, signal),
    close: () => delivery.close(),
  };
}
