import { parseTrace, type HeaderValues, type TraceContext } from './trace-context.ts';

/** What ties the log lines of one request together. */
export interface RequestContext {
  readonly requestId: string;
  readonly trace: TraceContext | null;
}

const ACCEPTABLE_ID = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * The identity of a request: the caller's `X-Request-Id` when it is harmless to print, else a new one.
 */
export function requestContext(headers: HeaderValues, createId: () => string): RequestContext {
  const given = headers['x-request-id'];
  const requestId = typeof given === 'string' && ACCEPTABLE_ID.test(given) ? given : createId();
  return { requestId, trace: parseTrace(headers) };
}
