import { failureMessage } from './failure-message.ts';
import { UpstreamError, type UpstreamFailure, type UpstreamService } from './upstream-error.ts';

/** What is known of one failed attempt. */
export interface AttemptErrorOptions extends ErrorOptions {
  readonly failure: UpstreamFailure;
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** Whether the service may have done what was asked. @default true */
  readonly taken?: boolean;
  /** Whether the same call would fail again. @default whether the failure is of that kind */
  readonly final?: boolean;
}

/** One attempt failed; there may be another. Never leaves this folder. */
export class AttemptError extends Error {
  override readonly name = 'AttemptError';
  readonly failure: UpstreamFailure;
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  readonly taken: boolean;
  readonly final: boolean;

  constructor(options: AttemptErrorOptions) {
    super(options.failure, options);
    this.failure = options.failure;
    this.status = options.status ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.taken = options.taken ?? true;
    this.final = options.final ?? ['auth', 'rejected', 'not-installed'].includes(options.failure);
  }
}

/** What the caller is told when there is no further attempt. */
export function toUpstreamError(service: UpstreamService, error: AttemptError): UpstreamError {
  const { failure, status, retryAfterSeconds, cause } = error;
  return new UpstreamError(failureMessage(service, failure, status), {
    service,
    failure,
    cause,
    ...(status === null ? {} : { status }),
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  });
}
