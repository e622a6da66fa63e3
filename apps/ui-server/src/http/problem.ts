import type { ErrorCode } from '@elevendops/contract';

/** Why a request is not answered as asked, fit for any reader. */
export interface Problem {
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  /** True when the same request may succeed later and may be repeated without harm. */
  readonly retryable: boolean;
  /** Headers that belong to the status. */
  readonly headers?: Readonly<Record<string, string>>;
}

const RETRY_AFTER = { 'Retry-After': '2' };

/** The API cannot be reached. */
export function apiUnavailable(retryable: boolean): Problem {
  return {
    status: 503,
    code: 'API_UNAVAILABLE',
    detail: 'The service is not available at the moment. Please try again shortly.',
    retryable,
    headers: RETRY_AFTER,
  };
}

/** The API answered with something that is not HTTP. */
export function apiReplyUnusable(): Problem {
  return {
    status: 502,
    code: 'API_UNAVAILABLE',
    detail: 'The service gave an answer that could not be understood.',
    retryable: false,
  };
}

/** The API took the request and did not answer in time. */
export function apiTooSlow(retryable: boolean): Problem {
  return {
    status: 504,
    code: 'REQUEST_TIMEOUT',
    detail: 'The service did not answer in time.',
    retryable,
  };
}

/** This process finishes what it has and takes no new work. */
export function draining(): Problem {
  return {
    status: 503,
    code: 'DRAINING',
    detail: 'This instance is shutting down. Please try again.',
    retryable: true,
    headers: { ...RETRY_AFTER, Connection: 'close' },
  };
}

/** The body is longer than the limit. */
export function bodyTooLarge(maxBodyBytes: number): Problem {
  return {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    detail: `A request may carry at most ${String(maxBodyBytes)} bytes.`,
    retryable: false,
    headers: { Connection: 'close' },
  };
}

/** The method has no meaning at this address. */
export function methodNotAllowed(allowed: readonly string[]): Problem {
  return {
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    detail: `Only ${allowed.join(', ')} can be used at this address.`,
    retryable: false,
    headers: { Allow: allowed.join(', ') },
  };
}

/** Nothing is at this address. */
export function notFound(): Problem {
  return {
    status: 404,
    code: 'NOT_FOUND',
    detail: 'There is nothing at this address.',
    retryable: false,
  };
}

/** The request breaks the rules of HTTP; the connection cannot be trusted any further. */
export function malformedRequest(status = 400): Problem {
  return {
    status,
    code: status === 408 ? 'REQUEST_TIMEOUT' : 'VALIDATION_ERROR',
    detail: MALFORMED_DETAILS[status] ?? 'The request is malformed.',
    retryable: status === 408,
    headers: { Connection: 'close' },
  };
}

const MALFORMED_DETAILS: Readonly<Record<number, string>> = {
  408: 'The request did not arrive in time.',
  431: 'The request headers are too long.',
};

/** A fault of ours. */
export function internalError(): Problem {
  return {
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    detail: 'Something went wrong. It has been logged.',
    retryable: false,
  };
}
