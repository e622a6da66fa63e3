import type { z } from 'zod';

/** One call of a service. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base URL, with its own parts already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON; a FormData as a form. */
  readonly body?: unknown;
  /** All attempts together, in milliseconds. @default that of the client */
  readonly deadlineMs?: number;
  /** How often in all. @default that of the client */
  readonly attempts?: number;
  /**
   * For what must not happen twice: repeated only where the service surely did not take it, because it
   * was never reached or said so. @default false
   */
  readonly onlyOnce?: boolean;
}

/**
 * Calls one service over HTTP: with its key, with deadlines, and with retries (backoff with jitter, at
 * least `Retry-After`) of what may succeed later. Every method rejects with UpstreamError, or with the
 * reason of `signal` once that aborts; nothing of a reply's text gets into an error.
 */
export interface UpstreamClient {
  /** The reply's JSON as the schema reads it; a reply that does not fit is an error of the service. */
  json<Schema extends z.ZodType>(
    request: UpstreamRequest,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema>>;
  /** Like {@link json}, but null for 404. */
  jsonOrNull<Schema extends z.ZodType>(
    request: UpstreamRequest,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema> | null>;
  bytes(request: UpstreamRequest, signal: AbortSignal): Promise<Uint8Array>;
  /** For replies whose body does not matter. */
  send(request: UpstreamRequest, signal: AbortSignal): Promise<void>;
  /**
   * The `data` of each event of a `text/event-stream`, as it comes. Only the opening is retried. Ending
   * the iteration early cancels the call.
   */
  events(request: UpstreamRequest, signal: AbortSignal): AsyncIterable<string>;
}
