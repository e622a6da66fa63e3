import type { Logger } from '@elevendops/logging';
import type { UpstreamClient } from '../../upstream/index.ts';

/** A run, ready to be sent. */
export type WireRun = Readonly<Record<string, unknown>>;

/** How runs are sent. */
export interface DeliveryOptions {
  readonly client: UpstreamClient;
  readonly logger: Logger;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** The most traces, and characters of them, that wait; the oldest give way. @default 200 and 8000000 */
  readonly maxTraces?: number;
  readonly maxCharacters?: number;
  /** How long traces are gathered before they are sent together. @default 500 */
  readonly gatherMs?: number;
  /** How long the end waits for what is left. @default 1500 */
  readonly closeMs?: number;
}

/** Sends traces in the background, and forgets what cannot be sent. */
export interface Delivery {
  add(runs: readonly WireRun[]): void;
  close(): Promise<void>;
}

interface Trace {
  readonly runs: readonly WireRun[];
  readonly characters: number;
}

const BATCH_CHARACTERS = 4_000_000;

/** Makes a {@link Delivery}. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { client, logger, sleep, gatherMs = 500, closeMs = 1_500 } = options;
  const { maxTraces = 200, maxCharacters = 8_000_000 } = options;
  const waiting: Trace[] = [];
  const gathering = new AbortController();
  const stopping = new AbortController();
  let characters = 0;
  let lost = 0;
  let sending: Promise<void> | null = null;

  function forgetOldest(): void {
    const oldest = waiting.shift();
    characters -= oldest?.characters ?? 0;
    lost += oldest === undefined ? 0 : 1;
  }

  function takeBatch(): Trace[] {
    const batch: Trace[] = [];
    let size = 0;
    for (;;) {
      const [next] = waiting;
      if (next === undefined || (batch.length > 0 && size + next.characters > BATCH_CHARACTERS)) {
        return batch;
      }
      waiting.shift();
      characters -= next.characters;
      size += next.characters;
      batch.push(next);
    }
  }

  async function sendAll(): Promise<void> {
    await sleep(gatherMs, gathering.signal);
    while (waiting.length > 0 && !stopping.signal.aborted) {
      const batch = takeBatch();
      const body = { post: batch.flatMap(({ runs }) => runs), patch: [] };
      try {
        await client.send({ method: 'POST', path: '/runs/batch', body }, stopping.signal);
      } catch (error) {
        lost += batch.length;
        logger.warn({ err: error, lost }, 'traces could not be sent');
      }
    }
    sending = null;
  }

  return {
    add(runs) {
      const size = JSON.stringify(runs).length;
      if (stopping.signal.aborted || size > maxCharacters) {
        return;
      }
      waiting.push({ runs, characters: size });
      characters += size;
      while (waiting.length > maxTraces || characters > maxCharacters) {
        forgetOldest();
      }
      sending ??= sendAll();
    },
    async close() {
      gathering.abort();
      const closed = new AbortController();
      const inTime = sleep(closeMs, closed.signal).then(() => {
        stopping.abort();
      });
      await sending;
      closed.abort();
      await inTime;
    },
  };
}
