import type { ErrorCode, ValidationIssue } from '@elevendops/contract';

/**
 * What can go wrong without one of the contract's codes. `UNFAMILIAR_CODE`: a newer server explains an error
 * that this page has no text for; the message is what the server says.
 */
export const CLIENT_ERROR_CODES = [
  'NETWORK_ERROR',
  'TIMEOUT',
  'UNEXPECTED_REPLY',
  'UNFAMILIAR_CODE',
  'CANCELLED',
] as const;

/** @see CLIENT_ERROR_CODES */
export type ClientErrorCode = (typeof CLIENT_ERROR_CODES)[number];

/** Every code that a person can be told about. */
export type ApiErrorCode = ErrorCode | ClientErrorCode;

/** Facts about a failed request. */
export interface ApiErrorFacts {
  readonly code: ApiErrorCode;
  readonly retryable: boolean;
  /** HTTP status; null when there was no reply. */
  readonly status?: number | null;
  /** The id to quote; null when there was no reply of ours. */
  readonly requestId?: string | null;
  readonly issues?: readonly ValidationIssue[];
  readonly cause?: unknown;
}

/** A request that failed. `code` decides what a person is told. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly retryable: boolean;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly issues: readonly ValidationIssue[];

  constructor(message: string, facts: ApiErrorFacts) {
    super(message, { cause: facts.cause });
    this.code = facts.code;
    this.retryable = facts.retryable;
    this.status = facts.status ?? null;
    this.requestId = facts.requestId ?? null;
    this.issues = facts.issues ?? [];
  }
}

/** Any thrown value as an ApiError; what is not one is a bug, and says so. */
export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError
    ? error
    : new ApiError(error instanceof Error ? error.message : String(error), {
        code: 'UNEXPECTED_REPLY',
        retryable: false,
        cause: error,
      });
}
