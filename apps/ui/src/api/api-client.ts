import { ApiError } from './api-error.ts';
import { readReply, type ReplySchema } from './read-reply.ts';
import { sendStream, type StreamOptions } from './send-stream.ts';
import {
  sendUpload,
  type Schedule,
  type UploadOptions,
  type UploadRequest,
} from './send-upload.ts';

/** Time limits of requests, in milliseconds. */
export const TIME_LIMITS = {
  read: 10_000,
  write: 30_000,
  upload: { stallMs: 30_000, replyMs: 120_000 },
  stream: { stallMs: 60_000 },
} as const;

/** The browser's means of sending requests; a spec passes its own. */
export interface Transport {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly createUploadRequest: () => UploadRequest;
  readonly schedule: Schedule;
}

/** One request. */
export interface RequestOptions<T> {
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly reply: ReplySchema<T>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** @default 10 s for GET, else 30 s */
  readonly timeoutMs?: number;
}

/** Typed access to the API. Every method rejects with an ApiError and nothing else. */
export interface ApiClient {
  request<T>(path: string, options: RequestOptions<T>): Promise<T>;
  upload<T>(options: Omit<UploadOptions<T>, 'limits' | 'schedule'>): Promise<T>;
  /** Posts, and hands on each event of the reply until it ends. */
  stream<T>(path: string, options: StreamOptions<T>): Promise<void>;
}

/** A client over the given transport. */
export function createApiClient(transport: Transport): ApiClient {
  return {
    request: (path, options) => send(transport, path, options),
    upload: (options) =>
      sendUpload(transport.createUploadRequest(), {
        ...options,
        limits: TIME_LIMITS.upload,
        schedule: transport.schedule,
      }),
    stream: (path, options) => sendStream(path, options, { ...transport, ...TIME_LIMITS.stream }),
  };
}

async function send<T>(transport: Transport, path: string, options: RequestOptions<T>): Promise<T> {
  const { method = 'GET', reply, body, signal } = options;
  const timeoutMs = options.timeoutMs ?? (method === 'GET' ? TIME_LIMITS.read : TIME_LIMITS.write);
  const deadline = AbortSignal.timeout(timeoutMs);
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) {
    headers.set('content-type', 'application/json');
  }
  try {
    const response = await transport.fetch(path, {
      method,
      headers,
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return readReply(
      {
        status: response.status,
        body: await response.text(),
        requestId: response.headers.get('x-request-id'),
      },
      reply,
    );
  } catch (error) {
    throw error instanceof ApiError ? error : withoutReply(error, signal, deadline);
  }
}

function withoutReply(
  cause: unknown,
  signal: AbortSignal | undefined,
  deadline: AbortSignal,
): ApiError {
  if (signal?.aborted) {
    return new ApiError('The request was cancelled', {
      code: 'CANCELLED',
      retryable: false,
      cause,
    });
  }
  if (deadline.aborted) {
    return new ApiError('The server did not answer in time', {
      code: 'TIMEOUT',
      retryable: true,
      cause,
    });
  }
  return new ApiError('The server cannot be reached', {
    code: 'NETWORK_ERROR',
    retryable: true,
    cause,
  });
}
