import type { ErrorCode } from '@elevendops/contract';

/** What an error of a certain code means to a caller. */
export interface ErrorReply {
  readonly status: number;
  readonly errorCode: ErrorCode;
  readonly retryable: boolean;
  /** Null: the error's own message is written for the caller. */
  readonly detail: string | null;
}

const STORE_AWAY: ErrorReply = {
  status: 503,
  errorCode: 'STORE_UNAVAILABLE',
  retryable: true,
  detail: 'The data store is away. Try again in a moment.',
};

const NOT_FOUND: ErrorReply = {
  status: 404,
  errorCode: 'NOT_FOUND',
  retryable: false,
  detail: null,
};

/** Domain errors know nothing of HTTP: this table says what each code means to a caller. */
export const ERROR_REPLIES: Readonly<Record<string, ErrorReply>> = {
  ERR_UNKNOWN_KNOWLEDGE: {
    status: 404,
    errorCode: 'NOT_FOUND',
    retryable: false,
    detail: null,
  },
  ERR_UNKNOWN_TEMPLATE: NOT_FOUND,
  ERR_UNKNOWN_DEBUG_RECORD: NOT_FOUND,
  ERR_UNKNOWN_AGENT: NOT_FOUND,
  ERR_UNKNOWN_AUDIO: NOT_FOUND,
  ERR_UNKNOWN_SESSION: NOT_FOUND,
  ERR_UNKNOWN_CONVERSATION: NOT_FOUND,
  ERR_SESSION_ENDED: {
    status: 409,
    errorCode: 'SESSION_ENDED',
    retryable: false,
    detail: null,
  },
  ERR_SESSION_BUSY: {
    status: 503,
    errorCode: 'BUSY',
    retryable: true,
    detail: null,
  },
  ERR_STORE_UNAVAILABLE: STORE_AWAY,
  ERR_STORE_CONTENTION: STORE_AWAY,
  ERR_STORE_VERSION_CONFLICT: {
    status: 409,
    errorCode: 'CONFLICT',
    retryable: true,
    detail: 'Somebody else changed this at the same time. Load it again and repeat the change.',
  },
  ERR_STORE_DOCUMENT_TOO_LARGE: {
    status: 413,
    errorCode: 'PAYLOAD_TOO_LARGE',
    retryable: false,
    detail: 'This is too large to be stored.',
  },
  ERR_UNREADABLE_FILE: {
    status: 422,
    errorCode: 'UNREADABLE_FILE',
    retryable: false,
    detail: null,
  },
  ERR_UNSUPPORTED_FILE_TYPE: {
    status: 415,
    errorCode: 'UNSUPPORTED_MEDIA_TYPE',
    retryable: false,
    detail: null,
  },
  ERR_NOTHING_TO_READ: {
    status: 422,
    errorCode: 'VALIDATION_ERROR',
    retryable: false,
    detail: null,
  },
  ERR_UNUSABLE_SPEECH: upstream(502, 'UPSTREAM_ERROR', true),
  ERR_UPSTREAM_RATE_LIMIT: upstream(429, 'UPSTREAM_RATE_LIMIT', true),
  ERR_UPSTREAM_AUTH: upstream(502, 'UPSTREAM_AUTH', false),
  ERR_UPSTREAM_REJECTED: upstream(400, 'UPSTREAM_REJECTED', false),
  ERR_UPSTREAM: upstream(502, 'UPSTREAM_ERROR', true),
  ERR_UPSTREAM_UNREACHABLE: upstream(503, 'UPSTREAM_UNREACHABLE', true),
  ERR_UPSTREAM_TIMEOUT: upstream(504, 'UPSTREAM_TIMEOUT', true),
  ERR_UPSTREAM_NOT_INSTALLED: upstream(503, 'UPSTREAM_NOT_INSTALLED', false),
};

function upstream(status: number, errorCode: ErrorCode, retryable: boolean): ErrorReply {
  return { status, errorCode, retryable, detail: null };
}
