import { ApiError } from './api-error.ts';
import { createEventFrames } from './event-frames.ts';
import { readReply, type ReplySchema } from './read-reply.ts';
import type { Schedule } from './send-upload.ts';

/** A request that is answered by a stream of events. */
export interface StreamOptions<T> {
  /** Sent as JSON. */
  readonly body: unknown;
  readonly event: ReplySchema<T>;
  readonly onEvent: (event: T) => void;
  readonly signal: AbortSignal;
}

/** What a stream is sent with. */
export interface StreamMeans {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly schedule: Schedule;
  /** The longest silence, in milliseconds; the server says something four times as often. */
  readonly stallMs: number;
}

/**
 * Sends a request and hands on each event until the stream ends.
 * @throws ApiError also when it stands still, breaks, or is cancelled by its signal
 */
export async function sendStream<T>(
  path: string,
  options: StreamOptions<T>,
  means: StreamMeans,
): Promise<void> {
  const { signal } = options;
  const stall = new AbortController();
  let cancelTimer = (): void => undefined;
  const restartTimer = () => {
    cancelTimer();
    cancelTimer = means.schedule(() => {
      stall.abort();
    }, means.stallMs);
  };
  restartTimer();
  try {
    const response = await means.fetch(path, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify(options.body),
      signal: AbortSignal.any([signal, stall.signal]),
    });
    const requestId = response.headers.get('x-request-id');
    if (!response.ok || response.body === null) {
      const body = await response.text();
      readReply({ status: response.status, body, requestId }, options.event);
      return;
    }
    await readEvents(response.body, { ...options, requestId, onPiece: restartTimer });
  } catch (error) {
    throw error instanceof ApiError ? error : brokenStream(error, signal, stall.signal);
  } finally {
    cancelTimer();
  }
}

async function readEvents<T>(
  body: ReadableStream<Uint8Array>,
  options: StreamOptions<T> & { readonly requestId: string | null; readonly onPiece: () => void },
): Promise<void> {
  const { event, onEvent, onPiece, requestId } = options;
  const frames = createEventFrames();
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      onPiece();
      const piece = done ? decoder.decode() : decoder.decode(value, { stream: true });
      for (const data of frames.push(piece)) {
        onEvent(readReply({ status: 200, body: data, requestId }, event));
      }
      if (done) {
        return;
      }
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error;
  }
}

function brokenStream(cause: unknown, cancelled: AbortSignal, stalled: AbortSignal): ApiError {
  if (cancelled.aborted) {
    return new ApiError('It was stopped', { code: 'CANCELLED', retryable: false, cause });
  }
  return stalled.aborted
    ? new ApiError('The server fell silent', { code: 'TIMEOUT', retryable: true, cause })
    : new ApiError('The connection broke', { code: 'NETWORK_ERROR', retryable: true, cause });
}
