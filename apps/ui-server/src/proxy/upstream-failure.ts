import {
  apiReplyUnusable,
  apiTooSlow,
  apiUnavailable,
  bodyTooLarge,
  internalError,
  type Problem,
} from '../http/problem.ts';
import { IDEMPOTENT } from './may-wait.ts';

/** How a request to the API failed, as far as the error tells. */
export interface UpstreamFailure {
  readonly code: string;
  readonly method: string;
  /** False only when not a byte of the request can have reached the API. */
  readonly maybeReceived: boolean;
  readonly maxBodyBytes: number;
}

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

/** Whether it was the API that was not there, or not any more. */
export function isUnreachable(code: string): boolean {
  return UNREACHABLE.has(code);
}

/** The reply to a request that the API did not answer. */
export function problemOf(failure: UpstreamFailure): Problem {
  const { code, method, maybeReceived, maxBodyBytes } = failure;
  if (isUnreachable(code)) {
    return apiUnavailable(!maybeReceived || IDEMPOTENT.has(method));
  }
  if (code === 'ERR_UPSTREAM_TIMEOUT') {
    return apiTooSlow(IDEMPOTENT.has(method));
  }
  if (code === 'ERR_BODY_TOO_LARGE') {
    return bodyTooLarge(maxBodyBytes);
  }
  return code.startsWith('HPE_') || UNUSABLE.has(code) ? apiReplyUnusable() : internalError();
}
