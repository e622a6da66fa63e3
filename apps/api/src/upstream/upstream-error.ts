/** The services that the API calls. */
export type UpstreamService = 'ElevenLabs' | 'Gemini' | 'LangSmith' | 'the offline voice';

/** What kind of failure it was; decided by HTTP status, error class and protocol, never by words. */
export type UpstreamFailure =
  'rate-limit' | 'auth' | 'rejected' | 'error' | 'unreachable' | 'timeout' | 'not-installed';

const CODES = {
  'rate-limit': 'ERR_UPSTREAM_RATE_LIMIT',
  auth: 'ERR_UPSTREAM_AUTH',
  rejected: 'ERR_UPSTREAM_REJECTED',
  error: 'ERR_UPSTREAM',
  unreachable: 'ERR_UPSTREAM_UNREACHABLE',
  timeout: 'ERR_UPSTREAM_TIMEOUT',
  'not-installed': 'ERR_UPSTREAM_NOT_INSTALLED',
} as const satisfies Record<UpstreamFailure, string>;

/** What is known of a failed call. */
export interface UpstreamErrorOptions extends ErrorOptions {
  readonly service: UpstreamService;
  readonly failure: UpstreamFailure;
  /** The HTTP status of the service, where it answered. */
  readonly status?: number;
  /** When the service said that trying again may help. */
  readonly retryAfterSeconds?: number;
}

/**
 * A call to a service failed. `message` is written for the caller of the API: which service, what
 * happened and what to do. It holds nothing of the service's own text, of a key or of a request.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly code: (typeof CODES)[UpstreamFailure];
  readonly service: UpstreamService;
  readonly failure: UpstreamFailure;
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;

  constructor(message: string, options: UpstreamErrorOptions) {
    super(message, options);
    this.code = CODES[options.failure];
    this.service = options.service;
    this.failure = options.failure;
    this.status = options.status ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.retryable = ['rate-limit', 'error', 'unreachable', 'timeout'].includes(options.failure);
  }
}
