import type { z } from 'zod';
import { AttemptError, toUpstreamError } from './attempt-error.ts';
import { startDeadline, type Sleep } from './deadline.ts';
import { networkFailure } from './network-failure.ts';
import { openReply, type InterpretRefusal } from './open-reply.ts';
import { parseJson, readReply, ReplyTooLargeError } from './read-reply.ts';
import type { UpstreamHeaders } from './request-init.ts';
import { eventData, EventStreamError } from './server-sent-events.ts';
import type { UpstreamClient, UpstreamRequest } from './upstream-client.ts';
import { UpstreamError, type UpstreamService } from './upstream-error.ts';
import { withRetries } from './with-retries.ts';

/** How a service is called, and with which effects. */
export interface UpstreamClientOptions {
  readonly service: UpstreamService;
  /** Of the settings, which take https alone outside this machine. */
  readonly baseUrl: string;
  /** Sent with every call; a key is a Secret. */
  readonly headers: UpstreamHeaders;
  /** All attempts of a call together; for a stream of events, its opening. @default 30000 */
  readonly deadlineMs?: number;
  /** @default 3 */
  readonly attempts?: number;
  /** A service may ask for a longer pause, but then the caller is told instead. @default the deadline */
  readonly longestPauseMs?: number;
  /** How long a stream may go without an event. @default 60000 */
  readonly idleMs?: number;
  /** The longest reply, and the longest event of a stream. @default 33554432 */
  readonly maxReplyBytes?: number;
  /** What the service's own refusals mean, where the status does not say it. */
  readonly interpret?: InterpretRefusal;
  /** @default the one of the platform */
  readonly fetch?: typeof fetch;
  readonly sleep: Sleep;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  /** A number from 0 to 1. @default Math.random */
  readonly random?: () => number;
}

/** Makes the {@link UpstreamClient} of one service. */
export function createUpstreamClient(options: UpstreamClientOptions): UpstreamClient {
  const { service, sleep, monotonicMs, random = Math.random } = options;
  const { idleMs = 60_000, maxReplyBytes = 32 * 1024 * 1024 } = options;

  function call<T>(
    request: UpstreamRequest,
    signal: AbortSignal,
    attempt: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return withRetries(attempt, {
      service,
      deadlineMs: request.deadlineMs ?? options.deadlineMs ?? 30_000,
      attempts: request.attempts ?? options.attempts ?? 3,
      onlyOnce: request.onlyOnce ?? false,
      longestPauseMs: options.longestPauseMs ?? Infinity,
      signal,
      sleep,
      random,
      monotonicMs,
    });
  }

  /** The body of a reply, as `read` understands it. */
  function whole<T>(
    request: UpstreamRequest,
    signal: AbortSignal,
    { accept, read }: { readonly accept: string; readonly read: (body: Buffer) => T },
  ): Promise<T> {
    return call(request, signal, async (attemptSignal) => {
      const response = await openReply(request, { ...options, accept }, attemptSignal);
      const body = await readReply(response, maxReplyBytes).catch((error: unknown) => {
        throw error instanceof ReplyTooLargeError
          ? new AttemptError({ failure: 'error', final: true, cause: error })
          : networkFailure(error);
      });
      return read(body);
    });
  }

  function json<Schema extends z.ZodType>(
    request: UpstreamRequest,
    schema: Schema,
    signal: AbortSignal,
  ): Promise<z.output<Schema>> {
    return whole(request, signal, {
      accept: 'application/json',
      read: (body) => readJson(body, schema),
    });
  }

  async function* events(request: UpstreamRequest, signal: AbortSignal): AsyncGenerator<string> {
    const left = new AbortController();
    const response = await call(request, signal, (attemptSignal) =>
      openReply(
        request,
        { ...options, accept: 'text/event-stream' },
        AbortSignal.any([attemptSignal, left.signal]),
      ),
    );
    const data = eventData(response.body ?? emptyBody(), maxReplyBytes);
    try {
      for (;;) {
        const idle = startDeadline(idleMs, sleep);
        idle.signal.addEventListener('abort', () => {
          left.abort();
        });
        const next = await data
          .next()
          .catch((error: unknown) => {
            signal.throwIfAborted();
            throw toUpstreamError(service, streamFailure(error, idle.signal.aborted));
          })
          .finally(() => {
            idle.clear();
          });
        if (next.done === true) {
          return;
        }
        yield next.value;
      }
    } finally {
      left.abort();
    }
  }

  return {
    json,
    async jsonOrNull(request, schema, signal) {
      try {
        return await json(request, schema, signal);
      } catch (error) {
        if (error instanceof UpstreamError && error.status === 404) {
          return null;
        }
        throw error;
      }
    },
    bytes: (request, signal) => whole(request, signal, { accept: '*/*', read: (body) => body }),
    send: (request, signal) => whole(request, signal, { accept: '*/*', read: () => undefined }),
    events,
  };
}

function streamFailure(error: unknown, wasIdle: boolean): AttemptError {
  if (wasIdle) {
    return new AttemptError({ failure: 'timeout' });
  }
  return error instanceof EventStreamError
    ? new AttemptError({ failure: 'error', cause: error })
    : networkFailure(error);
}

function readJson<Schema extends z.ZodType>(body: Buffer, schema: Schema): z.output<Schema> {
  const value = parseJson(body);
  if (value === undefined) {
    throw new AttemptError({ failure: 'error', cause: new Error('the reply is no JSON') });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new AttemptError({ failure: 'error', final: true, cause: misfit(parsed.error) });
  }
  return parsed.data;
}

/** Where a reply does not fit, without its values. */
function misfit(error: z.ZodError): Error {
  const places = error.issues.slice(0, 5).map(({ path }) => path.map(String).join('.') || '.');
  return new Error(`the reply does not fit at ${places.join(', ')}`);
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
