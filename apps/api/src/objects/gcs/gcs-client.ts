import type { Sleep } from '../../upstream/index.ts';
import { refusal, unreachable } from './gcs-failure.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';

/** What calls to Cloud Storage need. */
export interface GcsClientOptions {
  /** Without a trailing slash. */
  readonly endpoint: string;
  readonly fetch: typeof globalThis.fetch;
  /** The headers that let a call in; none for the emulator. */
  readonly authorize: () => Promise<Iterable<readonly [string, string]>>;
  readonly sleep: Sleep;
  /** How long one answer, or the next bytes of one, may take. @default 3000 */
  readonly patienceMs?: number;
}

/** One call of the JSON API. */
export interface GcsRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent; given the watchdog, for bodies that wait for both sides. */
  readonly body?: (watchdog: Watchdog) => RequestInit['body'];
  readonly signal?: AbortSignal | undefined;
}

/** A reply whose body is still to be read, by the rules of the watchdog. */
export interface GcsReply {
  /** 2xx or 404. */
  readonly response: Response;
  readonly watchdog: Watchdog;
}

/** Calls Cloud Storage; each call settles in bounded time, and its request is really called off then. */
export interface GcsClient {
  /** @throws StoreUnavailableError, or the reason of the caller's signal */
  send(request: GcsRequest): Promise<GcsReply>;
  /** The JSON of a success; null for 404. */
  json(request: GcsRequest): Promise<unknown>;
}

/** A kept connection that the other side has just closed; such a call is sent again. */
const MAX_ATTEMPTS = 2;
const RETRY_STATUSES = [500, 502, 503, 504];

/** Makes a {@link GcsClient}. */
export function createGcsClient(options: GcsClientOptions): GcsClient {
  const { endpoint, fetch, authorize, sleep, patienceMs = 3_000 } = options;

  async function attempt(request: GcsRequest, watchdog: Watchdog): Promise<Response> {
    const headers = new Headers(request.headers);
    for (const [name, value] of await abortable(authorize(), watchdog.signal)) {
      headers.set(name, value);
    }
    const query = new URLSearchParams(request.query).toString();
    const body = request.body?.(watchdog);
    return fetch(`${endpoint}${request.path}${query === '' ? '' : `?${query}`}`, {
      method: request.method,
      headers,
      signal: watchdog.signal,
      redirect: 'error',
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    });
  }

  async function send(request: GcsRequest): Promise<GcsReply> {
    request.signal?.throwIfAborted();
    const watchdog = createWatchdog(patienceMs, sleep, request.signal);
    // One time for all attempts.
    watchdog.expect();
    try {
      for (let count = 1; ; count += 1) {
        const isLast = count === MAX_ATTEMPTS || request.body !== undefined;
        const response = await attempt(request, watchdog).catch((error: unknown) => {
          if (isLast || watchdog.signal.aborted) {
            throw error;
          }
          return null;
        });
        if (response !== null && (isLast || !RETRY_STATUSES.includes(response.status))) {
          return { response: await accepted(response), watchdog };
        }
        await response?.body?.cancel();
      }
    } catch (error) {
      throw failureOf(error, request, watchdog);
    } finally {
      watchdog.rest();
    }
  }

  return {
    send,
    async json(request) {
      const { response, watchdog } = await send(request);
      watchdog.expect();
      try {
        const text = await response.text();
        return response.status === 404 ? null : (JSON.parse(text || 'null') as unknown);
      } catch (error) {
        throw failureOf(error, request, watchdog);
      } finally {
        watchdog.rest();
      }
    },
  };
}

/** What the caller of a call hears of its failure: the reason of its own signal, or that the store is away. */
function failureOf(error: unknown, { signal }: GcsRequest, watchdog: Watchdog): unknown {
  if (signal?.aborted === true) {
    return signal.reason;
  }
  const isKnown = error instanceof Error && 'retryAfterSeconds' in error;
  return isKnown
    ? error
    : unreachable(error, watchdog.expired ? 'did not answer in time' : undefined);
}

async function accepted(response: Response): Promise<Response> {
  if (response.ok || response.status === 404) {
    return response;
  }
  await response.body?.cancel();
  throw refusal(response.status, response.headers.get('retry-after'));
}

/** Settles with the promise or when the signal aborts, whichever comes first. */
async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => {
    aborted.reject(signal.reason);
  };
  signal.addEventListener('abort', abort);
  try {
    signal.throwIfAborted();
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
