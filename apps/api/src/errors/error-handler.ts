import type { ErrorEnvelope } from '@elevendops/contract';
import type { Logger, RequestContext } from '@elevendops/logging';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { HttpError } from './http-error.ts';
import { toHttpError } from './to-http-error.ts';

/** The body of a reply that is not a success. */
export function toEnvelope(error: HttpError, requestId: string): ErrorEnvelope {
  return {
    detail: error.issues === null ? error.message : [...error.issues],
    error_code: error.errorCode,
    retryable: error.retryable,
    request_id: requestId,
  };
}

/** Replies 404 to every path that no route took. */
export const unknownRoute: RequestHandler = () => {
  throw new HttpError('Not Found', { status: 404, errorCode: 'NOT_FOUND' });
};

/**
 * The one place where errors become replies. What it does not know is a bug: the caller gets a 500 with
 * the request id to quote and nothing of the error, the log gets all of it.
 */
export function createErrorHandler(
  logger: Logger,
  contextOf: (request: Parameters<RequestHandler>[0]) => RequestContext,
): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (response.destroyed && isAbort(error)) {
      // The caller left, and the work for it was called off.
      return;
    }
    const { requestId, trace } = contextOf(request);
    const known = toHttpError(error);
    const reply = known ?? bug();
    if (known === null) {
      logger.error({ err: error, request_id: requestId, trace }, 'request failed: this is a bug');
    } else if (reply.status >= 500) {
      logger.warn(
        { err: reply.cause, request_id: requestId, trace, error_code: reply.errorCode },
        'request failed: a dependency is away',
      );
    }
    if (response.headersSent) {
      // Half an answer must not look like a whole one.
      response.destroy();
      return;
    }
    response.status(reply.status).set(reply.headers).json(toEnvelope(reply, requestId));
  };
}

function bug(): HttpError {
  return new HttpError(
    'Something went wrong on our side. Quote the request id when you report it.',
    {
      status: 500,
      errorCode: 'INTERNAL_SERVER_ERROR',
    },
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
