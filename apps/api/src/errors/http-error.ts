import type { ErrorCode, ValidationIssue } from '@elevendops/contract';

/** What an {@link HttpError} carries besides its text. */
export interface HttpErrorOptions {
  readonly status: number;
  readonly errorCode: ErrorCode;
  /** Whether the same request may succeed later. @default false */
  readonly retryable?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly issues?: readonly ValidationIssue[];
  readonly cause?: unknown;
}

/** A reply that is not a success, ready to be sent: its message is meant for the caller. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code = 'ERR_HTTP';
  readonly status: number;
  readonly errorCode: ErrorCode;
  readonly retryable: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly issues: readonly ValidationIssue[] | null;

  constructor(message: string, options: HttpErrorOptions) {
    super(message, { cause: options.cause });
    this.status = options.status;
    this.errorCode = options.errorCode;
    this.retryable = options.retryable ?? false;
    this.headers = options.headers ?? {};
    this.issues = options.issues ?? null;
  }
}

/** 404: nothing has the id. `what` names the kind of thing, as in `Knowledge document`. */
export function notFound(what: string): HttpError {
  return new HttpError(`${what} not found`, { status: 404, errorCode: 'NOT_FOUND' });
}

/** 422 with each problem listed. */
export function invalidRequest(issues: readonly ValidationIssue[]): HttpError {
  return new HttpError('The request is not valid', {
    status: 422,
    errorCode: 'VALIDATION_ERROR',
    issues,
  });
}

/** 415, saying what the route reads. */
export function unsupportedMediaType(accepted: string): HttpError {
  return new HttpError(`Unsupported content type: send ${accepted}`, {
    status: 415,
    errorCode: 'UNSUPPORTED_MEDIA_TYPE',
    headers: { Accept: accepted },
  });
}

/** 413, saying the limit. */
export function payloadTooLarge(limit: string): HttpError {
  return new HttpError(`The request is too large: at most ${limit}`, {
    status: 413,
    errorCode: 'PAYLOAD_TOO_LARGE',
  });
}
