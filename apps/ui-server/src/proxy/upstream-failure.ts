import {
  apiReplyUnusable,
  apiTooSlow,
  apiUnavailable,
  bodyTooLarge,
  internalError,
  type Problem,
} from '../http/problem.ts';

/** How a request to the API failed, as far as the error tells. */
export interface UpstreamFailure {
  readonly code: string;
  readonly method: string;
  readonly maxBodyBytes: number;
}

const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);

const UNUSABLE: ReadonlySet<string> = new Set(['ERR_UNUSABLE_REPLY', 'ERR_NO_REPLY']);

/** The reply to a request that the API did not answer. */
export function problemOf({ code, method, maxBodyBytes }: UpstreamFailure): Problem {
  if (UNREACHABLE.has(code)) {
    return apiUnavailable(mayRepeat(code, method));
  }
  if (code === 'ERR_UPSTREAM_TIMEOUT') {
    return apiTooSlow(IDEMPOTENT.has(method));
  }
  if (code === 'ERR_BODY_TOO_LARGE') {
    return bodyTooLarge(maxBodyBytes);
  }
  return code.startsWith('HPE_') || UNUSABLE.has(code) ? apiReplyUnusable() : internalError();
}

/** True when the request did not reach the API for certain, or does no harm when it reaches it twice. */
function mayRepeat(code: string, method: string): boolean {
  return code === 'ECONNREFUSED' || IDEMPOTENT.has(method);
}
