import { errorEnvelopeSchema } from '@elevendops/contract';
import { ApiError } from './api-error.ts';

/** Anything that turns unknown data into a value or throws: a schema of the contract. */
export interface ReplySchema<T> {
  parse(value: unknown): T;
}

/** A reply as it came over the wire. */
export interface RawReply {
  readonly status: number;
  readonly body: string;
  /** Value of the `x-request-id` header. */
  readonly requestId: string | null;
}

/** A schema for replies without a body. */
export const NO_BODY: ReplySchema<undefined> = { parse: () => undefined };

/**
 * The value of a successful reply.
 * @throws ApiError for an error envelope, and for anything that is neither.
 */
export function readReply<T>(reply: RawReply, schema: ReplySchema<T>): T {
  const success = reply.status >= 200 && reply.status < 300;
  const json = parseJson(reply.body);
  if (!success) {
    throw errorOf(reply, json);
  }
  try {
    return schema.parse(json);
  } catch (cause) {
    throw unexpected(reply, cause);
  }
}

function errorOf(reply: RawReply, json: unknown): ApiError {
  const envelope = errorEnvelopeSchema.safeParse(json);
  if (!envelope.success) {
    return unexpected(reply, envelope.error);
  }
  const { detail, error_code: code, retryable, request_id: requestId } = envelope.data;
  const issues = typeof detail === 'string' ? [] : detail;
  const message = typeof detail === 'string' ? detail : issues.map((issue) => issue.msg).join('; ');
  return new ApiError(message, { code, retryable, status: reply.status, requestId, issues });
}

function unexpected(reply: RawReply, cause: unknown): ApiError {
  return new ApiError(`The reply with status ${String(reply.status)} is not one of this API`, {
    code: 'UNEXPECTED_REPLY',
    retryable: reply.status >= 500,
    status: reply.status,
    requestId: reply.requestId,
    cause,
  });
}

function parseJson(body: string): unknown {
  try {
    return body === '' ? undefined : (JSON.parse(body) as unknown);
  } catch {
    return undefined;
  }
}
