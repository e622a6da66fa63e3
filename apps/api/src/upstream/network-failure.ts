import { AttemptError } from './attempt-error.ts';
import type { UpstreamFailure } from './upstream-error.ts';

/** Codes that say that no connection was made, so that nothing was sent. */
const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Codes of an answer that is no HTTP, or cannot be unpacked. */
const MALFORMED = /^(?:HPE_|Z_|ERR_(?:BROTLI|ZSTD)|UND_ERR_HEADERS_OVERFLOW)/;

/** What a code of Node's network or of undici means. */
export function failureOfCode(code: string): UpstreamFailure {
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return 'timeout';
  }
  return MALFORMED.test(code) ? 'error' : 'unreachable';
}

/**
 * What `fetch`, or reading its body, threw. Only the network's own error is kept as the cause: the text of
 * the outer one can hold a header.
 */
export function networkFailure(error: unknown): AttemptError {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = codeOf(cause) ?? codeOf(error) ?? '';
  return new AttemptError({
    failure: failureOfCode(code),
    taken: !NEVER_REACHED.has(code),
    cause: code === '' ? undefined : new Error(code),
  });
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) {
    return null;
  }
  // Several addresses of one host that all refuse make an AggregateError.
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: unknown };
  if (typeof code === 'string') {
    return code;
  }
  if (error.name === 'HTTPParserError') {
    return 'HPE_INVALID'; // undici leaves the code of some of its parser's errors undefined
  }
  return Array.isArray(errors) ? codeOf(errors[0]) : null;
}
