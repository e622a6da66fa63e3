import * as z from 'zod/mini';
import { documented } from './documented.ts';

/** Every `error_code` that a reply can carry; docs/errors.md says what to do about each. */
export const ERROR_CODES = [
  'VALIDATION_ERROR',
  'UNREADABLE_FILE',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'RANGE_NOT_SATISFIABLE',
  'CONFLICT',
  'SESSION_ENDED',
  'DEMO_MODE',
  'RATE_LIMITED',
  'STORE_UNAVAILABLE',
  'UPSTREAM_RATE_LIMIT',
  'UPSTREAM_AUTH',
  'UPSTREAM_REJECTED',
  'UPSTREAM_ERROR',
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_NOT_INSTALLED',
  'API_UNAVAILABLE',
  'BUSY',
  'DRAINING',
  'REQUEST_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
] as const;

/** @see ERROR_CODES */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One problem of a request. It says where and what, and never repeats the value. */
export const validationIssueSchema = documented(
  { id: 'ValidationIssue' },
  z.object({
    type: z.string(),
    loc: z.array(z.union([z.string(), z.number()])),
    msg: z.string(),
  }),
);

/** @see validationIssueSchema */
export type ValidationIssue = z.infer<typeof validationIssueSchema>;

/** The body of every reply that is not a success. */
export const errorEnvelopeSchema = documented(
  { id: 'ErrorEnvelope' },
  z.object({
    detail: z.union([z.string(), z.array(validationIssueSchema)]),
    error_code: z.enum(ERROR_CODES),
    retryable: z.boolean(),
    request_id: z.string(),
  }),
);

/**
 * An envelope as a client reads that is older than the server: the server may know more codes, and what
 * stands before it may say less.
 */
export const foreignEnvelopeSchema = z.partial(z.omit(errorEnvelopeSchema, { error_code: true }), {
  retryable: true,
  request_id: true,
});

/** @see errorEnvelopeSchema */
export type ErrorEnvelope = z.infer<typeof errorEnvelopeSchema>;
