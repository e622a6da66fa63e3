import { once } from 'node:events';
import type { Response } from 'express';

/** How a stream of events keeps its connection. */
export interface EventStreamOptions {
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Pause between two comments. @default 15000 */
  readonly heartbeatMs?: number;
}

/** An open reply of server-sent events. */
export interface EventStream {
  /** Sends one event; waits while the client reads slower than we write. Nothing is sent to one that left. */
  send(data: unknown, signal: AbortSignal): Promise<void>;
  /** Ends the reply. */
  end(): void;
}

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // With no-transform nothing on the way compresses the stream, and so nothing holds it back.
  'Cache-Control': 'no-cache, no-store, no-transform',
  Connection: 'keep-alive',
  'X-Accel-Buffering': 'no',
} as const;

/** Begins a reply of server-sent events; the headers are sent at once. */
export function openEventStream(response: Response, options: EventStreamOptions): EventStream {
  const { sleep, heartbeatMs = 15_000 } = options;
  const closed = new AbortController();
  response.once('close', () => {
    closed.abort();
  });
  response.status(200).set(HEADERS);
  response.flushHeaders();
  void beat();

  async function beat(): Promise<void> {
    for (;;) {
      await sleep(heartbeatMs, closed.signal);
      if (closed.signal.aborted) {
        return;
      }
      response.write(': keep-alive\n\n');
    }
  }

  return {
    async send(data, signal) {
      if (closed.signal.aborted) {
        return;
      }
      const isRead = response.write(`data: ${JSON.stringify(data)}\n\n`);
      if (!isRead) {
        const either = AbortSignal.any([signal, closed.signal]);
        await once(response, 'drain', { signal: either }).catch(() => undefined);
      }
    },
    end() {
      closed.abort();
      response.end();
    },
  };
}
