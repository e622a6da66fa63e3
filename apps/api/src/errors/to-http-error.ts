import type { ErrorCode } from '@elevendops/contract';
import { HttpError, invalidRequest, payloadTooLarge, unsupportedMediaType } from './http-error.ts';

interface Reply {
  readonly status: number;
  readonly errorCode: ErrorCode;
  readonly retryable: boolean;
  /** Null: the error's own message is written for the caller. */
  readonly detail: string | null;
}

const STORE_AWAY: Reply = {
  status: 503,
  errorCode: 'STORE_UNAVAILABLE',
  retryable: true,
  detail: 'The data store is away. Try again in a moment.',
};

/** Domain errors know nothing of HTTP: this table says what each code means to a caller. */
const REPLIES: Readonly<Record<string, Reply>> = {
  ERR_UNKNOWN_KNOWLEDGE: {
    status: 404,
    errorCode: 'NOT_FOUND',
    retryable: false,
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
};

const DEFAULT_RETRY_AFTER_SECONDS = 2;

/** The reply to an error, or null when it is a bug of ours (500). */
export function toHttpError(error: unknown): HttpError | null {
  if (error instanceof HttpError) {
    return error;
  }
  if (!(error instanceof Error)) {
    return null;
  }
  const { code, type } = error as { readonly code?: unknown; readonly type?: unknown };
  const reply = typeof code === 'string' ? REPLIES[code] : undefined;
  if (reply !== undefined) {
    return fromTable(error, reply);
  }
  if (error instanceof URIError) {
    return new HttpError('Not Found', { status: 404, errorCode: 'NOT_FOUND' });
  }
  return typeof type === 'string' ? fromBodyParser(type, error) : null;
}

function fromTable(error: Error, reply: Reply): HttpError {
  const { retryAfterSeconds = DEFAULT_RETRY_AFTER_SECONDS } = error as {
    readonly retryAfterSeconds?: number;
  };
  return new HttpError(reply.detail ?? error.message, {
    status: reply.status,
    errorCode: reply.errorCode,
    retryable: reply.retryable,
    cause: error,
    ...(reply.status === 503 ? { headers: { 'Retry-After': String(retryAfterSeconds) } } : {}),
  });
}

// https://github.com/expressjs/body-parser#errors
function fromBodyParser(type: string, error: Error): HttpError | null {
  switch (type) {
    case 'entity.too.large':
      return payloadTooLarge('4 MB of JSON');
    case 'entity.parse.failed':
      return malformedJson(error);
    case 'entity.verify.failed':
      return unreadableBody('Value error, the body is not UTF-8');
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return unsupportedMediaType('application/json in UTF-8, plain or compressed');
    case 'request.aborted':
    case 'request.size.invalid':
      return new HttpError('The request body was cut off', {
        status: 400,
        errorCode: 'VALIDATION_ERROR',
      });
    default:
      return null;
  }
}

function unreadableBody(msg: string): HttpError {
  return invalidRequest([{ type: 'value_error', loc: ['body'], msg }]);
}

function malformedJson(error: Error): HttpError {
  const position = /position (\d+)/.exec(error.message)?.[1];
  return invalidRequest([
    {
      type: 'json_invalid',
      loc: ['body', Number(position ?? 0)],
      msg: 'JSON decode error',
    },
  ]);
}
