import { AttemptError } from './attempt-error.ts';
import { failureOfStatus } from './failure-of-status.ts';
import { networkFailure } from './network-failure.ts';
import { parseJson, readReply } from './read-reply.ts';
import { requestInit, requestUrl, type UpstreamHeaders } from './request-init.ts';
import { boundedSeconds, parseRetryAfter } from './retry-after.ts';
import type { UpstreamRequest } from './upstream-client.ts';
import type { UpstreamFailure } from './upstream-error.ts';

/** What a refusal means, and when to come back; what is left out is told by status and headers. */
export interface Refusal {
  readonly failure?: UpstreamFailure;
  readonly retryAfterSeconds?: number;
}

/**
 * What a service's refusal means where its status does not say it. `body` is the reply's JSON, or
 * undefined where it is none.
 */
export type InterpretRefusal = (status: number, body: unknown) => Refusal;

/** Where and how a reply is asked for. */
export interface OpenReplyOptions {
  readonly baseUrl: string;
  readonly headers: UpstreamHeaders;
  readonly accept: string;
  readonly interpret?: InterpretRefusal;
  readonly fetch?: typeof fetch;
  readonly now: () => Date;
}

const MAX_REFUSAL_BYTES = 64 * 1024;

/**
 * Sends a request and gives the reply whose body is still to be read.
 *
 * @throws AttemptError when there is no reply, or it is no success
 */
export async function openReply(
  request: UpstreamRequest,
  options: OpenReplyOptions,
  signal: AbortSignal,
): Promise<Response> {
  const send = options.fetch ?? fetch;
  const url = requestUrl(options.baseUrl, request);
  const init = requestInit(request, options.headers, options.accept);
  let response: Response;
  try {
    response = await send(url, { ...init, signal });
  } catch (error) {
    throw networkFailure(error);
  }
  if (!response.ok) {
    throw await refusal(response, options);
  }
  if (options.accept === 'text/event-stream' && !isEventStream(response)) {
    await response.body?.cancel();
    throw new AttemptError({ failure: 'error', final: true });
  }
  return response;
}

async function refusal(response: Response, options: OpenReplyOptions): Promise<AttemptError> {
  const { status, headers } = response;
  const body = await readReply(response, MAX_REFUSAL_BYTES).then(parseJson, () => undefined);
  const told = options.interpret?.(status, body) ?? {};
  const failure = told.failure ?? failureOfStatus(status);
  const retryAfterSeconds =
    parseRetryAfter(headers.get('retry-after'), options.now()) ??
    (told.retryAfterSeconds === undefined ? null : boundedSeconds(told.retryAfterSeconds));
  return new AttemptError({
    failure,
    status,
    taken: failure === 'error' || failure === 'timeout',
    ...(status < 400 ? { final: true } : {}),
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  });
}

function isEventStream(response: Response): boolean {
  return /^text\/event-stream\s*(?:;|$)/i.test(response.headers.get('content-type') ?? '');
}
