import { describeStatusAddress, type StatusAddress } from '@elevendops/config';
import type { LogEntry } from '../logs/log-entry.ts';
import { metricsOf, renderMetrics } from './metrics.ts';
import type { StatusPages } from './status-server.ts';
import type { StatusWatch } from './watch-world.ts';

/** Where to tell it, and how to say that it cannot be told. */
export interface TellStatusOptions {
  readonly address: StatusAddress | null;
  readonly monotonicMs: () => number;
  readonly log: (entry: LogEntry) => void;
}

/** A page is not made anew for each of a thousand questions a second. */
const FRESH_MS = 50;

/** Tells the status where it can be asked for; returns what ends that. Supervision goes on without it. */
export function tellStatus(watch: StatusWatch, options: TellStatusOptions): () => void {
  const { address, monotonicMs, log } = options;
  let isOver = false;
  let close = (): void => undefined;
  if (address !== null) {
    start(address).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      const where = describeStatusAddress(address);
      log({ severity: 'WARNING', message: `the status cannot be told on ${where}: ${reason}` });
    });
  }
  return () => {
    isOver = true;
    close();
  };

  async function start(where: StatusAddress): Promise<void> {
    // Loaded while the services start, not before them.
    const { createStatusServer } = await import('./status-server.ts');
    if (!isOver) {
      const server = createStatusServer(pagesOf(watch, monotonicMs));
      close = server.close;
      await server.listen(where);
    }
  }
}

/** The pages over one status each: all numbers of a page are of the same moment. */
export function pagesOf(watch: StatusWatch, monotonicMs: () => number): StatusPages {
  const cached = (render: () => string): (() => string) => {
    let text = '';
    let madeAtMs = -Infinity;
    let madeOf = -1;
    return () => {
      const nowMs = monotonicMs();
      if (madeOf !== watch.version || nowMs - madeAtMs > FRESH_MS) {
        [text, madeOf, madeAtMs] = [render(), watch.version, nowMs];
      }
      return text;
    };
  };
  return {
    '/status': {
      contentType: 'application/json; charset=utf-8',
      render: cached(() => `${JSON.stringify(watch.status())}\n`),
    },
    '/metrics': {
      contentType: 'text/plain; version=0.0.4; charset=utf-8',
      render: cached(() => renderMetrics(metricsOf(watch.status()))),
    },
  };
}
