import { ERROR_REPLIES, type ErrorReply } from './error-replies.ts';
import { HttpError, invalidRequest, payloadTooLarge, unsupportedMediaType } from './http-error.ts';

const DEFAULT_RETRY_AFTER_SECONDS = 2;
const RETRY_LATER = new Set([429, 503]);

/** The reply to an error, or null when it is a bug of ours (500). */
export function toHttpError(error: unknown): HttpError | null {
  if (error instanceof HttpError) {
    return error;
  }
  if (!(error instanceof Error)) {
    return null;
  }
  const { code, type } = error as { readonly code?: unknown; readonly type?: unknown };
  const reply = typeof code === 'string' ? ERROR_REPLIES[code] : undefined;
  if (reply !== undefined) {
    return fromTable(error, reply);
  }
  if (error instanceof URIError) {
    return new HttpError('Not Found', { status: 404, errorCode: 'NOT_FOUND' });
  }
  return typeof type === 'string' ? fromBodyParser(type, error) : null;
}

function fromTable(error: Error, reply: ErrorReply): HttpError {
  const { retryAfterSeconds } = error as { readonly retryAfterSeconds?: number | null };
  return new HttpError(reply.detail ?? error.message, {
    status: reply.status,
    errorCode: reply.errorCode,
    retryable: reply.retryable,
    cause: error,
    ...(RETRY_LATER.has(reply.status)
      ? { headers: { 'Retry-After': String(retryAfterSeconds ?? DEFAULT_RETRY_AFTER_SECONDS) } }
      : {}),
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
